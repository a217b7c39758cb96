@needs:webhooks
Feature: Every event is handled once, in whatever order and however often it comes
  Stripe delivers at least once and promises no order. Doubles, stragglers and strangers
  change nothing that is already true.

  @INT-025.9 @needs:fulfilments @needs:events-in-hand
  Scenario: The paid event comes a second time
    Given order A-1 of 40.00 EUR is paid
    When Stripe sends the paid event of order A-1 once more
    Then the merchant acknowledges it
    And the outcome of order A-1 is paid
    And order A-1 is fulfilled exactly once

  @INT-025.9 @needs:fulfilments @needs:events-in-hand
  Scenario: Every event comes twice
    Given order A-1 of 40.00 EUR, confirmed by the merchant if possible
    And the network applies event-repeated to every delivery of an event
    When Ada pays order A-1 with a card that succeeds
    Then the outcome of order A-1 is paid
    And order A-1 is fulfilled exactly once

  @INT-025.9 @needs:fulfilments @needs:server-confirm @needs:events-in-hand
  Scenario: The paid event overtakes Stripe's reply
    Given order A-1 of 40.00 EUR, confirmed by the merchant
    And the network applies event-early to one attempt of the merchant's payment call
    When Ada pays order A-1 with a card that succeeds
    Then the paid event was handled before Stripe's reply came
    And the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

  @INT-025.9 @needs:fulfilments @needs:events-in-hand
  Scenario: The paid event arrives as eight copies at the same instant
    Given order A-1 of 40.00 EUR, confirmed by the shopper if possible
    And the network applies event-repeated-at-once to every delivery of the paid event
    When Ada pays order A-1 and is gone before the merchant hears of it
    Then the outcome of order A-1 is paid
    And order A-1 is fulfilled exactly once

  @INT-025.9 @needs:pay-again @event:payment_intent.payment_failed
  Scenario: The event of a declined attempt arrives after the order was paid
    Given order A-1 of 40.00 EUR, confirmed by the shopper if possible
    When Ada pays order A-1 with a card that is declined
    And Ada pays order A-1 with a card that succeeds
    And Stripe sends the payment-failed event of order A-1 once more, as a new event
    Then the merchant acknowledges it
    And the outcome of order A-1 is paid
    And order A-1 is fulfilled exactly once

  @INT-025.9
  Scenario: An event about a payment of another shop is acknowledged and changes nothing
    Given order A-1 of 40.00 EUR is paid
    When Stripe sends a paid event about a payment that is not of this shop
    Then the merchant acknowledges it
    And the outcome of order A-1 is paid
    And order A-1 is fulfilled exactly once
