package testmode.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFrontTest {
  @ParameterizedTest
  @CsvSource({
    "http://0.0.0.0:12111, stripe:12111, http://stripe:12111",
    "http://[::]:12111, '[::1]:12111', http://[::1]:12111",
    "http://0.0.0.0:12111, elsewhere/path, http://0.0.0.0:12111",
    "http://0.0.0.0:12111, , http://0.0.0.0:12111",
    "http://127.0.0.1:12111, stripe:12111, http://127.0.0.1:12111",
  })
  void onlyAnAddressForEverybodyGivesWayToTheOneThatTheCallerFound(
      URI listening, @Nullable String host, URI reached) {
    assertThat(HttpFront.reachedAt(listening, host)).isEqualTo(reached);
  }
}
