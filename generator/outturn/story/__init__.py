"""Values and judgements to what pages say, in which order and in which words. Knows no markup.

``told`` says everything of one edition; ``placed`` puts it where it stands; ``site`` makes the site's own pages.
"""
