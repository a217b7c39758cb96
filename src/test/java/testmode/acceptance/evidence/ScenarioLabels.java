package testmode.acceptance.evidence;

import io.cucumber.plugin.event.TestCase;
import io.qameta.allure.Allure;
import io.qameta.allure.model.Label;
import io.qameta.allure.util.ResultsUtils;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Where Allure shows a scenario: as a suite of its own beside the unit tests, and under its folder
 * in the behaviours. Allure's Cucumber plugin has opened the scenario before; without it there is
 * nothing to label.
 */
final class ScenarioLabels {

  private ScenarioLabels() {}

  static void put(TestCase scenario) {
    Allure.getLifecycle()
        .getCurrentTestCase()
        .ifPresent(
            uuid ->
                Allure.getLifecycle()
                    .updateTestCase(
                        uuid,
                        result -> {
                          List<Label> labels = new ArrayList<>(result.getLabels());
                          labels.add(ResultsUtils.createParentSuiteLabel("Scenarios"));
                          labels.add(ResultsUtils.createEpicLabel(promise(scenario.getUri())));
                          result.setLabels(labels);
                        }));
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
}
