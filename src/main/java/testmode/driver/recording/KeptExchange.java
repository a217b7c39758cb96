package testmode.driver.recording;

import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import testmode.network.Leg;
import testmode.network.Party;

/**
 * One request to Stripe and its answer, masked, as it stands in a file.
 *
 * @param number in the network's record, which counts other exchanges too
 * @param from {@link Party#MERCHANT} or {@link Party#SHOPPER}
 * @param atMillis the network's clock at arrival
 * @param tookMillis until the network was done with it
 * @param fault what struck, null for nothing
 * @param reachedStripe whether it was Stripe that answered, and not the network in its place
 * @param response null when nobody answered
 */
public record KeptExchange(
    long number,
    Party from,
    long atMillis,
    long tookMillis,
    @Nullable Struck fault,
    boolean reachedStripe,
    Request request,
    @Nullable Response response) {

  public KeptExchange {
    if (from != Party.MERCHANT && from != Party.SHOPPER) {
      throw new IllegalArgumentException("from (" + from + ") must be merchant or shopper");
    }
    if (reachedStripe && response == null) {
      throw new IllegalArgumentException("what reached Stripe must have a response");
    }
  }

  /**
   * When Stripe acted on it, as far as the network can tell: shortly before its answer, unless a
   * fault held that answer back.
   */
  public long actedMillis() {
    boolean held = fault != null && fault.leg() == Leg.AFTER_STRIPE;
    return held ? atMillis : atMillis + tookMillis;
  }

  /** A fault that struck, by name. */
  public record Struck(String name, Leg leg) {}

  /**
   * What was asked.
   *
   * @param path as sent, without the query
   * @param headers only the telling ones; names in small letters
   * @param form null when the body was none, or was cut
   * @param cut whether the body was too long to be kept whole
   */
  public record Request(
      String method,
      String path,
      Parameters query,
      Map<String, String> headers,
      @Nullable Parameters form,
      boolean cut) {
    public Request {
      headers = sorted(headers);
    }
  }

  /**
   * What was answered.
   *
   * @param headers only the telling ones, in the words of {@link TellingHeaders#ofAnswer}
   * @param body null when it was no JSON object, or was cut
   * @param cut whether the body was too long to be kept whole
   */
  public record Response(
      int status, Map<String, String> headers, @Nullable JsonObject body, boolean cut) {
    public Response {
      headers = sorted(headers);
    }
  }

  private static Map<String, String> sorted(Map<String, String> headers) {
    return Collections.unmodifiableMap(new TreeMap<>(headers));
  }
}
