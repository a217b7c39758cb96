package testmode.acceptance.steps;

import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import testmode.acceptance.language.CardStory;
import testmode.acceptance.language.Events;
import testmode.acceptance.language.Order;
import testmode.acceptance.language.Orders;
import testmode.driver.FaultControl.Span;
import testmode.driver.FaultControl.Target;
import testmode.driver.Flow;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.Outcome;
import testmode.driver.PaymentAnswer.Advice;

/**
 * The words that stand for things in the features; narrow, so that a typing error is an undefined
 * step.
 */
public final class Vocabulary {

  private final Orders orders;

  public Vocabulary(Orders orders) {
    this.orders = orders;
  }

  @ParameterType("Ada|Ben")
  public String shopper(String name) {
    return name;
  }

  @ParameterType("[A-Z]-\\d+")
  public String newOrder(String alias) {
    return alias;
  }

  @ParameterType("[A-Z]-\\d+")
  public Order order(String alias) {
    return orders.named(alias);
  }

  @ParameterType("\\d+(?:\\.\\d+)? [A-Z]{3}")
  public Money money(String text) {
    return Money.parse(text);
  }

  @ParameterType("[A-Z]{3}")
  public String currency(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  @ParameterType("\\d+\\.\\d+")
  public String rate(String decimal) {
    return decimal;
  }

  @ParameterType("merchant|shopper")
  public Flow flow(String who) {
    return who.equals("merchant") ? Flow.SERVER_CONFIRM : Flow.SHOPPER_CONFIRM;
  }

  @ParameterType(CardStory.PATTERN)
  public CardStory story(String story) {
    return CardStory.of(story);
  }

  @ParameterType(
      "her card was declined|her card has insufficient funds|her card has expired"
          + "|her card could not be processed now")
  public CardStory.Reason reason(String text) {
    return CardStory.Reason.of(text);
  }

  @ParameterType(
      "(?:use another card|try again later|check the card details)"
          + "(?: or (?:use another card|try again later|check the card details))*")
  public Set<Advice> advice(String text) {
    return CardStory.advice(text);
  }

  @ParameterType("paid|not paid|unknown")
  public Outcome outcome(String word) {
    return Outcome.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  @ParameterType("paid|refunded|partially refunded|cancelled")
  public OrderState state(String words) {
    return OrderState.valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  @ParameterType("no charge|exactly \\d+ charges?")
  public Integer charges(String text) {
    return number(text);
  }

  @ParameterType("exactly \\d+ refunds?")
  public Integer refunds(String text) {
    return number(text);
  }

  @ParameterType("exactly \\d+ declined attempts?")
  public Integer declinedAttempts(String text) {
    return number(text);
  }

  @ParameterType("[a-z]+(?:-[a-z0-9]+)*")
  public String fault(String name) {
    return name;
  }

  @ParameterType("one attempt of|all attempts of")
  public Span span(String text) {
    return text.startsWith("one") ? Span.ONE_ATTEMPT : Span.ALL_ATTEMPTS_OF_ONE_CALL;
  }

  @ParameterType(
      "the merchant's payment call|the merchant's refund call|the shopper's confirmation")
  public Target call(String text) {
    return switch (text) {
      case "the merchant's payment call" -> Target.MERCHANT_PAYMENT;
      case "the merchant's refund call" -> Target.MERCHANT_REFUND;
      default -> Target.SHOPPER_CONFIRMATION;
    };
  }

  @ParameterType("delivery of an event|delivery of the paid event|reading call of the merchant")
  public Target traffic(String text) {
    return switch (text) {
      case "delivery of an event" -> Target.EVENTS;
      case "delivery of the paid event" -> Target.PAID_EVENT;
      default -> Target.MERCHANT_READ;
    };
  }

  @ParameterType("paid|payment-failed|refund")
  public Events.News news(String word) {
    return switch (word) {
      case "paid" -> Events.News.PAID;
      case "payment-failed" -> Events.News.PAYMENT_FAILED;
      default -> Events.News.REFUNDED;
    };
  }

  @ParameterType(
      "without a signature|signed with another secret|altered after it was signed|signed an hour"
          + " ago")
  public Events.Forgery forgery(String text) {
    return Events.Forgery.of(text);
  }

  @ParameterType(
      "no key|an unknown key|an unknown parameter|a missing parameter|an unknown PaymentIntent"
          + "|a card that is declined")
  public String badRequest(String words) {
    return words;
  }

  @ParameterType("test|live")
  public String schedule(String word) {
    return word;
  }

  @ParameterType("\\d+ (?:seconds?|hours?|days?)")
  public Duration duration(String text) {
    long number = Long.parseLong(text.substring(0, text.indexOf(' ')));
    return text.contains("day")
        ? Duration.ofDays(number)
        : text.contains("hour") ? Duration.ofHours(number) : Duration.ofSeconds(number);
  }

  private static int number(String text) {
    String digits = text.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
