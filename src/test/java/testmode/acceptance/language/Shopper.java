package testmode.acceptance.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.PaymentAnswer;
import testmode.driver.PaymentAnswer.Advice;
import testmode.driver.PaymentAnswer.Kind;
import testmode.network.Exchange;

/** The persons who pay, and what they are told. */
public final class Shopper {

  private final Stage stage;
  private final Finding finding;
  private final Map<String, Order> lastOrderOf = new HashMap<>();
  private final Map<String, PaymentAnswer> lastAnswerTo = new HashMap<>();
  private List<PaymentAnswer> together = List.of();
  private @Nullable PaymentAnswer claimed;

  public Shopper(Stage stage, Finding finding) {
    this.stage = stage;
    this.finding = finding;
  }

  /** Who has done something in this scenario. */
  public List<String> names() {
    return lastOrderOf.keySet().stream().sorted().toList();
  }

  /** Pays and stays to the end. */
  public void pays(String shopper, Order order, CardStory card) {
    presses(shopper, order, card, Visit.STAYS);
  }

  /** Pays and is gone as soon as Stripe has the confirmation. */
  public void paysAndLeaves(String shopper, Order order, CardStory card) {
    presses(shopper, order, card, Visit.LEAVES);
  }

  private void presses(String shopper, Order order, CardStory card, Visit visit) {
    int before = stage.faults().recorded().size();
    told(shopper, order, stage.merchant().pay(order.id(), card.paymentMethod(), visit));
    if (seesAllCalls(order)) {
      List<Exchange> all = stage.faults().recorded();
      finding.presses().pressed(order, all.subList(before, all.size()));
    }
  }

  /** What a shopper does on a page that Stripe hosts passes nobody. */
  private boolean seesAllCalls(Order order) {
    return order.flow() == Flow.SERVER_CONFIRM
        || stage.merchant().lacks(Ability.STRIPE_JS).isEmpty();
  }

  /**
   * Pays and is gone before the merchant can hear of it from her. Where the merchant confirms, its
   * own call tells it, unless the bank asks: then Stripe ends the payment when she approves.
   */
  public void paysUnheard(String shopper, Order order) {
    if (order.flow() == Flow.SHOPPER_CONFIRM) {
      paysAndLeaves(shopper, order, CardStory.SUCCEEDS);
    } else {
      pays(shopper, order, CardStory.ASKS_FOR_AUTHENTICATION);
      authenticates(shopper, order, true, Visit.LEAVES);
    }
  }

  /** Two clicks, released by one barrier. */
  public void paysTwiceAtOnce(String shopper, Order order, CardStory card) {
    together =
        AtOnce.run(2, () -> stage.merchant().pay(order.id(), card.paymentMethod(), Visit.STAYS));
    together.forEach(answer -> told(shopper, order, answer));
  }

  /** The two acts of {@link #paysTwiceAtOnce} were really under way at one moment. */
  public void wereInFlightTogether(String shopper) {
    if (together.size() != 2 || !together.get(0).overlaps(together.get(1))) {
      throw new AssertionError(
          "Both requests of "
              + shopper
              + " should have been in flight together, but one was answered before the other began;"
              + " the scenario proves nothing about a double submission.");
    }
  }

  /** Answers the 3-D Secure page. */
  public void authenticates(String shopper, Order order, boolean approve, Visit visit) {
    stage.needs(Ability.AUTHENTICATION);
    told(shopper, order, stage.merchant().answerChallenge(order.id(), approve, visit));
  }

  /** Walks away from the 3-D Secure page; nobody hears of it. */
  public void abandons(String shopper, Order order) {
    if (!order.equals(lastOrderOf.get(shopper))
        || answerTo(shopper).kind() != Kind.REQUIRES_ACTION) {
      throw finding.about(
          order,
          shopper
              + " should have been asked for authentication, but the answer was "
              + words(answerTo(shopper))
              + ".");
    }
  }

  /** Opens the return page with a status nobody gave her. */
  public void claimsSuccess(Order order) {
    List<String> intents = new ArrayList<>();
    stage.ledger().payments().forEach(payment -> intents.add(payment.id()));
    Map<String, String> parameters = new HashMap<>(Map.of("redirect_status", "succeeded"));
    if (!intents.isEmpty()) {
      parameters.put("payment_intent", intents.get(0));
    }
    claimed = stage.merchant().openReturnPage(order.id(), parameters);
  }

  /** The page that was opened by {@link #claimsSuccess} did not repeat the claim. */
  public void isNotShownAsPaid(Order order) {
    if (claimed == null) {
      throw new IllegalArgumentException("nobody claimed success in this scenario yet");
    }
    if (claimed.kind() == Kind.PAID) {
      throw finding.about(
          order,
          "The return page should not say that order "
              + order
              + " is paid, but the answer was "
              + words(claimed)
              + ".",
          "whoever opens the page chooses what its address says; only Stripe knows");
    }
  }

  /**
   * She heard the true reason of the decline. The code decides where the app tells it, for a shop
   * has its own words and its own language; where it does not, only words that are known can.
   */
  public void isTold(String shopper, CardStory.Reason reason) {
    Order order = orderOf(shopper);
    PaymentAnswer answer = answerTo(shopper);
    if (answer.kind() != Kind.DECLINED) {
      throw finding.about(
          order,
          shopper
              + " should be told that "
              + reason
              + ", but the answer was "
              + words(answer)
              + ".",
          "a decline is the bank's answer, not an error of the shop");
    }
    String message = answer.message();
    boolean said = message != null && !message.isBlank();
    Optional<String> unfit = said ? Messages.unfitForShoppers(message) : Optional.empty();
    if (unfit.isPresent()) {
      throw finding.about(
          order,
          shopper
              + " should be told that "
              + reason
              + " in words fit for a shopper, but \""
              + unfit.get()
              + "\" is for programmers: "
              + message,
          "what text does the shop make of a decline?");
    }
    boolean codeIsTold = stage.merchant().lacks(Ability.DECLINE_REASONS).isEmpty();
    boolean codeIsRight =
        answer.reason() != null && reason.declineCodes().contains(answer.reason());
    boolean wordsAreRight = said && Messages.mentions(message, reason.wordsInMessage());
    if (!codeIsTold && !wordsAreRight) {
      stage.doesNotLookAt(
          "decline reasons", "the app tells none, or in words that are not known here");
    } else if (codeIsTold && !codeIsRight) {
      throw finding.about(
          order,
          shopper
              + " should be told that "
              + reason
              + ", but was told: "
              + message
              + " (reason "
              + answer.reason()
              + ").",
          "is Stripe's decline code read, or one text shown for every decline?");
    }
  }

  /**
   * The advice was one of these; where the app tells it to people only, its words are judged as far
   * as they are known.
   */
  public void isAdvised(String shopper, Set<Advice> allowed) {
    PaymentAnswer answer = answerTo(shopper);
    Advice advice = answer.advice();
    String message = answer.message();
    if (advice == null && (message == null || !Messages.advisesAnything(message))) {
      stage.doesNotLookAt(
          "words of advice", "the app gives none, or in words that are not known here");
      return;
    }
    boolean right =
        advice != null
            ? allowed.contains(advice)
            : allowed.stream().anyMatch(each -> Messages.advises(message, each));
    if (!right) {
      throw finding.about(
          orderOf(shopper),
          shopper
              + " should be advised to "
              + allowed.stream().map(Shopper::words).sorted().collect(Collectors.joining(" or "))
              + ", but was advised "
              + (advice == null ? "nothing" : "to " + words(advice))
              + (message == null ? "" : " and told: " + message),
          "wrong advice makes shoppers try in vain, or go away");
    }
  }

  /**
   * Whatever she was told, not that the payment failed or was declined. An app that has no word for
   * an outcome it cannot know breaks instead, which says neither.
   */
  public void isNotToldThatItFailed(String shopper) {
    PaymentAnswer answer = answerTo(shopper);
    if (answer.kind() == Kind.BROKEN
        && !stage.looksAt(Ability.UNKNOWN_OUTCOME, "answers to the shopper")) {
      return;
    }
    Set<Kind> honest = Set.of(Kind.PAID, Kind.UNKNOWN, Kind.IN_PROGRESS, Kind.REQUIRES_ACTION);
    if (!honest.contains(answer.kind())) {
      throw finding.about(
          orderOf(shopper),
          shopper
              + " should not be told that the payment failed, but the answer was "
              + words(answer)
              + ".",
          "a time-out says nothing about money; the outcome is unknown until Stripe was asked");
    }
  }

  /** As in a sentence: {@code broken (pay answered 500, …)}. */
  private static String words(PaymentAnswer answer) {
    String more = answer.failure() != null ? answer.failure() : answer.message();
    return words(answer.kind()) + (more == null ? "" : " (" + more + ")");
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void told(String shopper, Order order, PaymentAnswer answer) {
    synchronized (lastAnswerTo) {
      lastOrderOf.put(shopper, order);
      lastAnswerTo.put(shopper, answer);
    }
    if (answer.waitedForInVain()) {
      stage.doesNotLookAt(
          "answers to the shopper",
          stage.merchant().name()
              + " gave none within "
              + PaymentAnswer.STAY.toSeconds()
              + " s, and she was gone");
    }
  }

  private Order orderOf(String shopper) {
    return required(lastOrderOf.get(shopper), shopper);
  }

  private PaymentAnswer answerTo(String shopper) {
    return required(lastAnswerTo.get(shopper), shopper);
  }

  private static <T> T required(@Nullable T value, String shopper) {
    if (value == null) {
      throw new IllegalArgumentException(shopper + " has not paid anything in this scenario yet");
    }
    return value;
  }
}
