package testmode.acceptance.evidence;

import io.cucumber.plugin.event.TestCase;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The scenarios' pages in Allure while they are open: where they stand, and what is attached.
 *
 * <p>They are a suite of their own beside the unit tests, and stand under their folder among the
 * behaviours. In a hook Allure takes the hook for the current test, so the page is remembered by
 * the scenario's place. Without Allure's Cucumber plugin, which opens the page before, nothing
 * happens here.
 */
final class ScenarioPages {

  private static final Map<String, String> UUIDS = new ConcurrentHashMap<>();

  private ScenarioPages() {}

  static void opened(TestCase scenario) {
    AllureLifecycle allure = Allure.getLifecycle();
    Optional<String> uuid = allure.getCurrentTestCase();
    uuid.ifPresent(
        page -> {
          UUIDS.put(place(scenario), page);
          allure.updateTestCase(page, result -> label(result, scenario.getUri()));
        });
  }

  static void closed(TestCase scenario) {
    UUIDS.remove(place(scenario));
  }

  /** Whether Allure's plugin is there at all. */
  static boolean anyOpen() {
    return !UUIDS.isEmpty();
  }

  /** Hands over the page of the scenario at that place, when there is one. */
  static void attach(String place, Consumer<List<Attachment>> adding) {
    String uuid = UUIDS.get(place);
    if (uuid != null) {
      Allure.getLifecycle().updateTestCase(uuid, result -> adding.accept(result.getAttachments()));
    }
  }

  private static void label(TestResult result, URI feature) {
    List<Label> labels = new ArrayList<>(result.getLabels());
    labels.add(ResultsUtils.createParentSuiteLabel("Scenarios"));
    labels.add(ResultsUtils.createEpicLabel(promise(feature)));
    result.setLabels(labels);
  }

  /** {@code features/refunds-and-disputes/x.feature} is about "Refunds and disputes". */
  static String promise(URI feature) {
    String[] parts = Place.of(feature, 1).split("/");
    if (parts.length < 3) {
      return "Features";
    }
    String words = parts[parts.length - 2].replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String place(TestCase scenario) {
    return Place.of(scenario.getUri(), scenario.getLocation().getLine());
  }
}
