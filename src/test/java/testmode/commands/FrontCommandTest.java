package testmode.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FrontCommandTest {
  private final Console console = new Console();

  @Test
  void itSaysWhatItLeadsWhereAndHowToGetThere() {
    assertThat(console.run("front", "--port", "0", "--to", "http://127.0.0.1:1")).isZero();

    assertThat(console.out())
        .startsWith("testmode: https://api.stripe.com → http://127.0.0.1:1")
        .contains("Trust    " + Path.of("target/testmode-ca.pem").toAbsolutePath())
        .containsPattern("HTTPS_PROXY=http://127.0.0.1:[1-9]\\d+\\R");
    assertThat(Path.of("target/testmode-ca.pem")).isReadable();
  }

  @Test
  void aNetworkThatIsNotOnThisMachineIsRefused() {
    assertThat(console.run("front", "--port", "0", "--to", "https://api.stripe.com")).isEqualTo(2);

    assertThat(console.err())
        .startsWith("--to: the network's address (https://api.stripe.com) must be http to a")
        .hasLineCount(1);
  }
}
