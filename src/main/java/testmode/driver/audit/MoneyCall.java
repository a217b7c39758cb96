package testmode.driver.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One kind of POST that moves money, or offers it to be moved.
 *
 * @param call as reports name it
 * @param harm what a second one does
 * @param ifTwice the same as a clause
 */
record MoneyCall(String call, Pattern path, Predicate<Form> when, Harm harm, String ifTwice) {

  /** What becomes of a second request of the same content that Stripe takes for another one. */
  enum Harm {
    /** Money moves again. */
    AGAIN,
    /** Something stands there a second time that a shopper can pay. */
    SPARE,
    /** Stripe refuses it, for the object's state does not allow it any more. */
    REFUSED
  }

  private static final Predicate<Form> ANY = form -> true;

  /**
   * The first row that fits counts. Source of paths and states: Stripe's API reference, version
   * 2026-07-29.dahlia. ASSUMED: that a capture is never one of several ({@code final_capture=false}
   * is open to few accounts).
   */
  private static final List<MoneyCall> TABLE =
      List.of(
          call(
              "/v1/payment_intents",
              " with confirm=true",
              form -> form.says("confirm", "true"),
              Harm.AGAIN,
              "a second one charges again"),
          call(
              "/v1/payment_intents",
              "",
              ANY,
              Harm.SPARE,
              "a second one makes another PaymentIntent for the same order, which can be paid too"),
          call(
              "/v1/payment_intents/{id}/confirm",
              "",
              ANY,
              Harm.REFUSED,
              "Stripe refuses a second one once the first has succeeded, and the shop must not take"
                  + " that for a failure"),
          call(
              "/v1/payment_intents/{id}/capture",
              "",
              ANY,
              Harm.REFUSED,
              "Stripe refuses a second one, and the shop must not take that for a failure"),
          call("/v1/charges", "", ANY, Harm.AGAIN, "a second one charges again"),
          call(
              "/v1/charges/{id}/capture",
              "",
              ANY,
              Harm.REFUSED,
              "Stripe refuses a second one, and the shop must not take that for a failure"),
          refund("/v1/refunds"),
          rest("/v1/refunds"),
          refund("/v1/charges/{id}/refund"),
          rest("/v1/charges/{id}/refund"),
          refund("/v1/charges/{id}/refunds"),
          rest("/v1/charges/{id}/refunds"),
          call(
              "/v1/checkout/sessions",
              "",
              form -> !form.says("mode", "setup"),
              Harm.SPARE,
              "a second one makes another page on which the same order can be paid"),
          call("/v1/subscriptions", "", ANY, Harm.AGAIN, "a second one subscribes and bills again"),
          call(
              "/v1/invoices/{id}/pay",
              "",
              ANY,
              Harm.REFUSED,
              "Stripe refuses a second one, and the shop must not take that for a failure"),
          call("/v1/credit_notes", "", ANY, Harm.AGAIN, "a second one credits again"),
          call("/v1/transfers", "", ANY, Harm.AGAIN, "a second one transfers again"),
          call(
              "/v1/transfers/{id}/reversals",
              "",
              form -> form.has("amount"),
              Harm.AGAIN,
              "a second one takes back again"),
          call("/v1/payouts", "", ANY, Harm.AGAIN, "a second one pays out again"),
          call("/v1/topups", "", ANY, Harm.AGAIN, "a second one debits the bank account again"));

  /** The row of such a request; empty when it moves nothing. */
  static Optional<MoneyCall> of(String path, Form form) {
    return TABLE.stream()
        .filter(row -> row.path().matcher(path).matches() && row.when().test(form))
        .findFirst();
  }

  /** Of one account and one order, the amount said: as long as something is left, it goes back. */
  private static MoneyCall refund(String path) {
    return call(
        path,
        " with an amount",
        form -> form.has("amount"),
        Harm.AGAIN,
        "a second one refunds again");
  }

  private static MoneyCall rest(String path) {
    return call(
        path,
        "",
        ANY,
        Harm.REFUSED,
        "Stripe refuses a second one, and the shop must not take that for a failure");
  }

  private static MoneyCall call(
      String path, String note, Predicate<Form> when, Harm harm, String ifTwice) {
    Pattern pattern = Pattern.compile(path.replace("{id}", "[^/]+"));
    return new MoneyCall("POST " + path + note, pattern, when, harm, ifTwice);
  }
}
