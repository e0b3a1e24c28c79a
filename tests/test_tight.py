"""What stands around an article takes no room that nobody sees, and what keeps its lines keeps them."""

from outturn.builders.tight import tight

PAGE = """<head>

    <title>A</title>
      <script>a(`
        b`)</script>
</head>
<body>
  <pre>
  kept
   so</pre>

  <article class="x">
   <p>let

   be</p>
  </article>
   <footer>

   </footer>"""

TIGHT = """<head>
<title>A</title>
<script>a(`
        b`)</script>
</head>
<body>
<pre>
  kept
   so</pre>
<article class="x">
<p>let

   be</p>
</article>
<footer>
</footer>"""


def test_gaps_around_an_article_become_line_ends() -> None:
    assert tight(PAGE) == TIGHT


def test_what_is_tight_stays_as_it_is() -> None:
    assert tight(TIGHT) == TIGHT


def test_a_page_without_an_article_is_let_be() -> None:
    assert tight("<p>\n\n a</p>") == "<p>\n\n a</p>"
