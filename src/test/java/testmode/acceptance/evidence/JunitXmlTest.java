package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JunitXmlTest {

  @Test
  void theRowOfAnOutlineHasTheNameThatPeopleRead(@TempDir Path folder) throws IOException {
    Path feature =
        Files.writeString(
            folder.resolve("x.feature"),
            """
            Feature: Paid
              Scenario Outline: The <who> pays
                Examples: both
                  | who      |
                  | shopper  |
                  | merchant |
            """);
    ByteArrayOutputStream file = new ByteArrayOutputStream();

    Runtime.builder()
        .withRuntimeOptions(
            new RuntimeOptionsBuilder()
                .addGlue(URI.create("classpath:/testmode/acceptance/evidence"))
                .addFeature(FeatureWithLines.parse(feature.toUri().toString()))
                .setThreads(1)
                .build())
        .withAdditionalPlugins(new JunitXml(file))
        .build()
        .run();

    assertThat(file.toString(StandardCharsets.UTF_8))
        .contains("classname=\"Paid\" name=\"The shopper pays\"", "name=\"The merchant pays\"")
        .doesNotContain("&lt;who&gt;");
  }
}
