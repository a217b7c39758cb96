package testmode.driver.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer;

/** What an app can do by what its mapping file offers, and by what the file says of it. */
final class Abilities {

  /**
   * What the file says under {@code capabilities}.
   *
   * @param whyNot the reason; null for "it can"
   */
  record Claim(Place place, @Nullable String whyNot) {}

  private final MappingFile file;
  private final boolean acknowledgesAll;

  /**
   * @param acknowledgesAll whether its receiver answers every event alike
   */
  Abilities(MappingFile file, boolean acknowledgesAll) {
    this.file = file;
    this.acknowledgesAll = acknowledgesAll;
  }

  /** The file with all that the app lacks. */
  MappingFile told(Map<Ability, Claim> claims) {
    resendsAreCountable(claims.get(Ability.SILENT_RESEND));
    return new MappingFile(
        file.app(),
        file.start(),
        file.keys(),
        file.session(),
        file.webhook(),
        file.health(),
        file.setup(),
        file.reset(),
        file.auth(),
        file.flows(),
        file.prices(),
        file.operations(),
        file.outcome(),
        file.advice(),
        lacking(claims),
        without(claims));
  }

  /** What a library sends again is told from the app's own attempts by their number only. */
  private void resendsAreCountable(@Nullable Claim claim) {
    if (claim != null && claim.whyNot() == null && file.attempts() == null) {
      claim
          .place()
          .wrong(
              "'"
                  + claim.place().path()
                  + "' needs 'merchant.attempts': how often the app itself sends a call that Stripe"
                  + " does not answer");
    }
  }

  private Map<Ability, String> lacking(Map<Ability, Claim> claims) {
    Map<Ability, String> lacking = new EnumMap<>(Ability.class);
    for (Ability ability : Ability.values()) {
      Claim claim = claims.get(ability);
      String whyNot = whyNot(ability);
      if (claim != null && claim.whyNot() != null) {
        lacking.put(ability, claim.whyNot());
      } else if (whyNot != null) {
        if (claim != null && !mustBeSaid(ability)) {
          claim.place().wrong("'" + claim.place().path() + "' cannot be true: " + whyNot);
        }
        if (claim == null || !mustBeSaid(ability)) {
          lacking.put(ability, whyNot);
        }
      }
    }
    return lacking;
  }

  private static Set<Ability> without(Map<Ability, Claim> claims) {
    return claims.entrySet().stream()
        .filter(said -> said.getKey().isOwnChoice() && said.getValue().whyNot() != null)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Abilities that no operation shows: the file has to say so. */
  private static boolean mustBeSaid(Ability ability) {
    return switch (ability) {
      case PAY_AGAIN, READS_BACK, SHORT_TIMEOUTS, OWN_RETRIES, SILENT_RESEND -> true;
      default -> false;
    };
  }

  private @Nullable String whyNot(Ability ability) {
    return switch (ability) {
      case SERVER_CONFIRM ->
          unless(file.flows().containsKey(Flow.SERVER_CONFIRM), "flows.server-confirm");
      case SHOPPER_CONFIRM ->
          unless(file.flows().containsKey(Flow.SHOPPER_CONFIRM), "flows.shopper-confirm");
      case STRIPE_JS ->
          createPaymentExtracts("payUrl")
              ? "the shopper pays on a page that Stripe hosts"
              : unless(
                  createPaymentExtracts("clientSecret"), "clientSecret extracted by createPayment");
      case ANSWERS_BY_STATUS ->
          acknowledgesAll
              ? "its receiver acknowledges every event (webhook.ack: always)"
              : unless(file.webhook() != null, "webhook");
      case ORDERS -> unless(has("orderStatus"), "operations.orderStatus");
      case FULFILMENTS -> has("fulfilments") ? null : unlessExtracted("fulfilments");
      case DECLINE_REASONS -> unless(tellsReasons(), "'reason' in a declined rule of outcome");
      case REFUNDS -> unless(has("refund"), "operations.refund");
      case REFUNDS_IN_BOOKS ->
          unless(
              tellsRefunds(),
              "'refunded' in operations.orderStatus.states, nor is it extracted there");
      case REFUND_REQUEST_KEYS ->
          unless(refundUsesKey(), "${refund.requestKey} in operations.refund");
      case WEBHOOKS -> unless(file.webhook() != null, "webhook");
      case RECONCILIATION -> unless(has("reconcile"), "operations.reconcile");
      case RESERVATIONS ->
          has("expireReservations")
              ? unlessExtracted("reserved")
              : unless(false, "operations.expireReservations");
      case UNKNOWN_OUTCOME ->
          unless(
              has("orderStatus")
                  && file.operations()
                      .get("orderStatus")
                      .states()
                      .containsValue(OrderState.UNKNOWN),
              "'unknown' in operations.orderStatus.states");
      case CHOSEN_PRICE ->
          file.prices().isEmpty()
              ? unless(
                  file.allOperations().anyMatch(MappingChecks::choosesPrice),
                  "${scenario.price} or ${scenario.minor} in a request")
              : "the app has its own prices (price in a flow of the mapping file)";
      case SETTLEMENT -> unlessExtracted("net");
      case RETURN_PAGE ->
          unless(
              file.flows().values().stream().anyMatch(flow -> flow.containsKey("returnPage")),
              "returnPage in a flow");
      case VIRTUAL_TIME ->
          file.launchesReference()
              ? null
              : "an app of its own does not share the simulator's clock";
      case CHECKOUT_PAGE ->
          file.launchesReference() ? null : "the browser knows our own shop's checkout page only";
      case STRIPE_TIME, ACCOUNT_SETTINGS, EVENTS_IN_HAND, AUTHENTICATION, BROWSER -> null;
      case PAY_AGAIN -> paysAgain() ? null : unsaid(ability);
      case OWN_RETRIES -> retries() ? null : unsaid(ability);
      case READS_BACK, SHORT_TIMEOUTS, SILENT_RESEND -> unsaid(ability);
    };
  }

  private static String unsaid(Ability ability) {
    return "the mapping file does not say 'capabilities." + ability.word() + ": true'";
  }

  private static @Nullable String unless(boolean there, String what) {
    return there ? null : "the mapping file has no " + what;
  }

  private boolean tellsRefunds() {
    Operation status = file.operations().get("orderStatus");
    return status != null
        && (status.extracts("refunded") || status.states().containsValue(OrderState.REFUNDED));
  }

  private @Nullable String unlessExtracted(String value) {
    Operation status = file.operations().get("orderStatus");
    return unless(
        status != null && status.extracts(value),
        "'" + value + "' extracted by operations.orderStatus");
  }

  private boolean has(String operation) {
    return file.operations().containsKey(operation);
  }

  private boolean createPaymentExtracts(String value) {
    Map<String, Operation> flow = file.flows().getOrDefault(Flow.SHOPPER_CONFIRM, Map.of());
    Operation create = flow.get("createPayment");
    return create != null && create.extracts(value);
  }

  private boolean paysAgain() {
    return file.flows().values().stream().anyMatch(flow -> flow.containsKey("retryPayment"));
  }

  private boolean retries() {
    Integer attempts = file.attempts();
    return attempts != null && attempts > 1;
  }

  private boolean refundUsesKey() {
    return has("refund") && file.operations().get("refund").uses("refund.requestKey");
  }

  private boolean tellsReasons() {
    List<OutcomeRule> rules = new ArrayList<>(file.outcome());
    file.allOperations().forEach(operation -> rules.addAll(operation.outcome()));
    return rules.stream()
        .anyMatch(rule -> rule.is() == PaymentAnswer.Kind.DECLINED && rule.reason() != null);
  }
}
