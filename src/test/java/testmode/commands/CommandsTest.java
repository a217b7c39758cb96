package testmode.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.simulator.StripeSimulator;

class CommandsTest {
  private final Console console = new Console();

  @ParameterizedTest
  @ValueSource(strings = {"simulator", "lab", "check", "doctor", "sweep", "drift"})
  void everyCommandExplainsItself(String command) {
    assertThat(console.run(command, "--help")).isZero();
    assertThat(console.out()).startsWith("Usage: testmode " + command).contains("Shows this text");
    assertThat(console.err()).isEmpty();
  }

  @Test
  void withoutArgumentsTheCommandsAreListed() {
    assertThat(console.run()).isZero();
    assertThat(console.out()).contains("simulator", "lab", "check", "doctor", "sweep", "drift");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          simulatr                      | Did you mean: testmode simulator
          simulator --prot 3            | Unknown option
          simulator --port 65536        | '65536' must be a port from 0 to 65535
          simulator --port many         | 'many' must be a port from 0 to 65535
          simulator --seed -1           | '-1' must be a whole number, not negative
          simulator --clock slow        | 'slow' must be ticking or manual
          simulator --clock-start today | 'today' must be an instant in UTC, such as 2026-
          simulator --port              | Missing required parameter for option '--port' (N)
          simulator --rate-limit fast   | 'fast' must be a number of requests a second
          simulator --webhook-url here  | 'here' must be an address such as http://
          simulator --webhook-url //a/b | '//a/b' must be an address such as http://
          simulator --clock-start +12345-01-01T00:00:00Z | from 1970 to 9998
          sweep --older-than 2          | '2' must be a number of at most 4 digits and a unit
          sweep --older-than -2h        | '-2h' must be a number of at most 4 digits and a unit
          sweep --older-than 2hours     | such as 90s, 30m, 2h or 1d
          sweep --look-back 99999d      | '99999d' must be a number of at most 4 digits
          sweep --aply                  | Unknown option
          check now                     | Unmatched argument at index 1: 'now'
          """)
  void aWrongOptionIsExplained(String line, String explanation) {
    assertThat(console.run(line.split(" "))).isEqualTo(2);
    assertThat(console.err()).contains(explanation, "--help").doesNotContain("\tat ");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void theSimulatorTellsItsAddressAndStopsWhenAsked() {
    assertThat(console.run("simulator", "--port", "0", "--seed", "7", "--clock", "manual"))
        .isZero();
    assertThat(console.out())
        .startsWith("Stripe simulator at http://127.0.0.1")
        .contains("seed 7, clock manual", "setApiBase(\"http://127.0.0.1")
        .hasLineCount(2);
  }

  @Test
  void theSimulatorsHelpNamesWhatComesByItselfAndWhen() {
    console.run("simulator", "--help");

    assertThat(console.out().replaceAll("\\s+", " "))
        .contains("default: 12111", "default: 1)", "this machine only");
    StripeSimulator.delays()
        .forEach(
            (what, after) ->
                assertThat(console.out())
                    .containsPattern(Delays.words(after) + " +" + Pattern.quote(what)));
  }

  @Test
  void aWebhookSecretIsMadeFromTheSeedAndToldOnce() {
    String url = "http://127.0.0.1:1/hook";
    console.run("simulator", "--port", "0", "--webhook-url", url);
    console.run("simulator", "--port", "0", "--webhook-url", url);
    console.run("simulator", "--port", "0", "--webhook-url", url, "--seed", "2");

    List<String> told =
        Pattern.compile("Events go to http://127.0.0.1:1/hook, signed with (\\S+)")
            .matcher(console.out())
            .results()
            .map(line -> line.group(1))
            .toList();
    assertThat(told).hasSize(3).allMatch(secret -> secret.matches("whsec_[0-9a-f]{64}"));
    assertThat(told.get(1)).isEqualTo(told.get(0)).isNotEqualTo(told.get(2));
  }

  @Test
  void theWebhookSecretThatSomebodyGaveIsNotRepeated() {
    String url = "http://127.0.0.1:1/hook";
    assertThat(
            console.run(
                "simulator", "--port", "0", "--webhook-url", url, "--webhook-secret", "whsec_own"))
        .isZero();
    assertThat(console.out()).contains("Events go to " + url).doesNotContain("whsec_");
  }

  @Test
  void deliveringToNobodyIsSaidAndExcludesAnAddress() {
    assertThat(console.run("simulator", "--port", "0", "--no-webhooks")).isZero();
    assertThat(console.out()).contains("nothing is delivered");

    String url = "http://127.0.0.1:1/hook";
    assertThat(console.run("simulator", "--no-webhooks", "--webhook-url", url)).isEqualTo(2);
    assertThat(console.err()).contains("leave one of them out").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ::g       | host (::g) is not known; 127.0.0.1 is this machine.
          ''        | host () is not known; 127.0.0.1 is this machine.
          192.0.2.1 | host (192.0.2.1) must be an address of this machine; 127.0.0.1 is one.
          """)
  void aHostThatIsNotOursIsExplained(String host, String explanation) {
    assertThat(console.run("simulator", "--port", "0", "--host", host)).isEqualTo(2);
    assertThat(console.err().strip()).isEqualTo(explanation);
  }

  @Test
  void anAddressOfTheNewerKindIsPrintedAsAnAddress() {
    assertThat(console.run("simulator", "--port", "0", "--host", "::1")).isZero();
    assertThat(console.out()).contains("Stripe simulator at http://[::1]:");
  }

  @Test
  void aWebhookSecretIsAskedToBeOneAndToHaveAUse() {
    assertThat(console.run("simulator", "--port", "0", "--webhook-secret", "whsec_a")).isEqualTo(2);
    assertThat(console.err()).contains("--webhook-secret needs --webhook-url");

    String url = "http://127.0.0.1:1/hook";
    assertThat(
            console.run(
                "simulator", "--port", "0", "--webhook-url", url, "--webhook-secret", "hush"))
        .isEqualTo(2);
    assertThat(console.err()).contains("must begin with whsec_").doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"simulator", "lab"})
  void aTakenPortIsSaidSo(String command) throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());

      assertThat(console.run(command, "--port", port)).isEqualTo(2);
      assertThat(console.err())
          .startsWith("port " + port + " on 127.0.0.1 cannot be had (Address already in use")
          .contains("choose another with --port, or 0 for any free one.");
    }
  }

  @Test
  void whatNobodyForesawIsOneLineAndExitCode1() {
    console.settings(
        () -> {
          throw new IllegalStateException("the roof fell in");
        });

    assertThat(console.run("check")).isEqualTo(1);
    assertThat(console.err().lines()).hasSize(1);
    assertThat(console.err())
        .contains("please report", "java.lang.IllegalStateException: the roof fell in at testmode");
  }
}
