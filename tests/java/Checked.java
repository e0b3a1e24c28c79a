import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Holds documents to PDF/UA-1 with veraPDF, by the profile that comes with it. For each file a line with the file's name, the
 * number of rules and of checks; then a line for each rule that is broken, which begins with a blank.
 *
 * The profile is read here and not by veraPDF, whose way needs a library that not every jar with veraPDF in it has.
 */
public class Checked {
  static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";

  public static void main(String[] files) throws Exception {
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = profile();
    for (String file : files) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, true)) {
        ValidationResult result = validator.validate(parser);
        System.out.println(file + "\t" + profile.getRules().size() + "\t" + result.getTotalAssertions());
        Set<String> broken = new TreeSet<>();
        for (TestAssertion one : result.getTestAssertions()) {
          if (one.getStatus() == TestAssertion.Status.FAILED) {
            broken.add(" " + one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " " + one.getMessage());
          }
        }
        if (broken.isEmpty() && !result.isCompliant()) {
          broken.add(" no verdict");
        }
        broken.forEach(System.out::println);
      }
    }
  }

  static ValidationProfile profile() throws Exception {
    try (InputStream content = Checked.class.getResourceAsStream(PROFILE)) {
      Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(content).getDocumentElement();
      Set<Rule> rules = new HashSet<>();
      for (Element one : children(child(root, "rules"))) {
        rules.add(rule(one));
      }
      Set<Variable> variables = new HashSet<>();
      for (Element one : children(child(root, "variables"))) {
        variables.add(
            Profiles.variableFromValues(
                one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
      }
      return Profiles.profileFromValues(
          PDFAFlavour.PDFUA_1, Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new Date(0)), "", rules, variables);
    }
  }

  static Rule rule(Element one) {
    Element id = child(one, "id");
    RuleId name =
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber")));
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element each : children(child(child(one, "error"), "arguments"))) {
      arguments.add(ErrorArgumentImpl.fromValues(each.getTextContent(), each.getAttribute("name"), null));
    }
    return Profiles.ruleFromValues(
        name,
        one.getAttribute("object"),
        "true".equals(one.getAttribute("deferred")),
        one.getAttribute("tags"),
        text(one, "description"),
        text(one, "test"),
        Profiles.errorFromValues(text(child(one, "error"), "message"), arguments),
        List.of());
  }

  static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node one = parent == null ? null : parent.getFirstChild(); one != null; one = one.getNextSibling()) {
      if (one instanceof Element) {
        found.add((Element) one);
      }
    }
    return found;
  }

  static Element child(Element parent, String name) {
    return children(parent).stream().filter(one -> one.getTagName().equals(name)).findFirst().orElse(null);
  }

  static String text(Element parent, String name) {
    Element found = child(parent, name);
    return found == null ? "" : found.getTextContent().strip();
  }
}
