package testmode.doctor;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import testmode.driver.mapping.MappingFile;
import testmode.network.Exchange;

/** Whether the app's calls to Stripe come to the network. */
final class CallsLook {

  static final String QUESTION = "stripe calls";

  private static final String GUIDE = "docs/getting-there.md says how, SDK by SDK";

  private final String entrance;
  private final @Nullable String redirect;

  /**
   * @param entrance where the network listens
   */
  CallsLook(URI entrance, MappingFile mapping) {
    // Where Testmode starts the app, the port is another one each time.
    this.entrance =
        mapping.start() == null
            ? entrance.toString()
            : "${stripe.base}, which start.environment can hand on";
    this.redirect = mapping.app().redirect();
  }

  Finding look(Played played) {
    List<Exchange> calls = played.traffic().calls();
    if (calls.isEmpty()) {
      return nothingCame(played);
    }
    List<Exchange> creations = played.traffic().creations();
    if (played.elsewhere()) {
      return Finding.green(
          QUESTION, "its calls pass the network, under another key than the file's");
    }
    if (!creations.isEmpty()) {
      Exchange made = creations.get(creations.size() - 1);
      return Finding.green(
          QUESTION,
          "its calls pass the network; " + Traffic.line(made) + ": a payment was created");
    }
    Exchange last = calls.get(calls.size() - 1);
    return Finding.red(
            QUESTION,
            "its calls pass the network, and none created a payment",
            "See why in what Stripe answered; if the app creates its payments elsewhere, complete "
                + played.place()
                + ".createPayment.")
        .with(List.of("last: " + Traffic.line(last) + Traffic.errorOf(last)));
  }

  private Finding nothingCame(Played played) {
    Optional<Exchange> last = played.traffic().lastRequest();
    Integer status = last.map(Exchange::status).orElse(null);
    List<String> heard = last.map(Traffic::said).orElse(List.of());
    if (played.order() != null && played.answer() == null) {
      return Finding.red(
          QUESTION,
          "the app was asked for a payment and gave no answer ("
              + played.failure()
              + "), and nothing came to the network",
          "See in its log what it waits for; it finds Stripe at " + entrance + how() + ".");
    }
    if (played.order() == null && (status == null || status / 100 == 5)) {
      return Finding.red(
              QUESTION,
              last.map(Traffic::line)
                      .orElseGet(() -> "the app was not asked (" + played.failure() + ")")
                  + ": it placed no order, and nothing came to the network",
              "See in its log why, and compare "
                  + played.place()
                  + ".placeOrder with what it expects; if it asks Stripe for an order already, let"
                  + " it find Stripe at "
                  + entrance
                  + how()
                  + ".")
          .with(heard);
    }
    if (status == null || status / 100 == 5) {
      String what =
          last.map(Traffic::line)
              .orElseGet(() -> "the app was not asked (" + played.failure() + ")");
      return Finding.red(
              QUESTION,
              what
                  + ", and nothing came to the network: most often, the app failed to reach Stripe",
              "Let the app find Stripe at "
                  + entrance
                  + how()
                  + "; its own log says where it tried, or what else broke.")
          .with(heard);
    }
    if (!Traffic.succeeded(status) && status / 100 != 3) {
      return Finding.red(
              QUESTION,
              Traffic.line(last.get()) + ": the app turned the request down before it asked Stripe",
              "Compare method, path and body in " + played.place() + " with what the app expects.")
          .with(heard);
    }
    if (played.order() == null) {
      return Finding.red(
              QUESTION,
              String.valueOf(played.failure()),
              "Mend " + played.place() + ".placeOrder: no order, no payment.")
          .with(heard);
    }
    return Finding.red(
            QUESTION,
            "the app answered ("
                + Traffic.line(last.get())
                + "), and nothing of it passed the network",
            "Lead its Stripe calls to " + entrance + how() + "; " + GUIDE + ".")
        .with(heard);
  }

  private String how() {
    return redirect == null ? "" : " (by " + redirect + ", as merchant.redirect says)";
  }
}
