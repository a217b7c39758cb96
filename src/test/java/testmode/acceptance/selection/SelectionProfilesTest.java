package testmode.acceptance.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The build leaves out what was not asked for, whichever way scenarios were selected. */
class SelectionProfilesTest {

  @Test
  void everyWayToSelectSkipsTheUnitTests() throws Exception {
    assertThat(skippingUnitTests())
        .containsKeys(
            Selection.FEATURES,
            Selection.TAGS,
            Selection.NAME,
            Selection.SHARD,
            Selection.RERUN,
            "testmode.saboteur");
  }

  @Test
  void aRerunThatIsSwitchedOffSelectsNothing() throws Exception {
    assertThat(skippingUnitTests()).containsEntry(Selection.RERUN, "true");
  }

  /** Property to the value that switches its profile on; empty for any value. */
  private static Map<String, String> skippingUnitTests() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
    Map<String, String> properties = new LinkedHashMap<>();
    NodeList profiles = pom.getElementsByTagName("profile");
    for (int i = 0; i < profiles.getLength(); i++) {
      Element profile = (Element) profiles.item(i);
      if (text(profile, "skip.unit.tests").equals("true")) {
        properties.put(text(profile, "name"), text(profile, "value"));
      }
    }
    return properties;
  }

  /** The text of the first such element; empty for none. */
  private static String text(Element in, String name) {
    NodeList found = in.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
