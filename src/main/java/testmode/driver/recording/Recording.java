package testmode.driver.recording;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scenario's exchanges with Stripe, in order of arrival, without a secret in them.
 *
 * @param name of its file, without the ending
 * @param scenario its name
 * @param place where it stands, {@code features/x.feature:7}; null when nobody said
 * @param began the network's clock at the first exchange
 * @param origin which Stripe answered
 * @param apiVersion the version of the first answer that names one, else the SDK's
 */
public record Recording(
    String name,
    String scenario,
    @Nullable String place,
    Instant began,
    Origin origin,
    String apiVersion,
    List<KeptExchange> exchanges) {

  public Recording {
    if (exchanges.isEmpty()) {
      throw new IllegalArgumentException("exchanges (none) must hold at least one");
    }
    exchanges = List.copyOf(exchanges);
  }
}
