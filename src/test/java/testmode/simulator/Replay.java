package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/** Holds one answer against a recorded one: the status, every key and every value. */
final class Replay {
  private Replay() {}

  static void same(String recording, Wire.Reply seen) {
    same(recording, seen, line -> true);
  }

  /** The same, but for lines that {@code compared} leaves out. */
  static void same(String recording, Wire.Reply seen, Predicate<String> compared) {
    assertThat(seen.status()).as(recording + ": " + seen.body()).isEqualTo(status(recording));
    List<String> expected = Recording.lines(recording).stream().filter(compared).toList();
    List<String> lines = Recording.lines(seen.json()).stream().filter(compared).toList();
    assertThat(lines).as(recording).isNotEmpty().isEqualTo(expected);
  }

  private static int status(String name) {
    String file = "/fixtures/stripe/recordings/" + name + ".json";
    try (InputStream in = Replay.class.getResourceAsStream(file)) {
      JsonObject exchange =
          JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8))
              .getAsJsonObject();
      return exchange.getAsJsonObject("response").get("status").getAsInt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
