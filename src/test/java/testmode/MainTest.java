package testmode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainTest {

  @Test
  void aJarWithoutItsLibrariesSaysSoInOneSentence() throws Exception {
    Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process alone =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes.toString(),
                Main.class.getName(),
                "--help")
            .redirectErrorStream(true)
            .start();
    String printed = new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(alone.waitFor()).isEqualTo(1);
    assertThat(printed.lines())
        .containsExactly(
            "testmode.jar finds no libraries: it needs the folder lib beside it. Run it as"
                + " target/testmode.jar, or copy target/lib along with it.");
  }
}
