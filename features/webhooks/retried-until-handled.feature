@INT-025.10 @needs:webhooks
Feature: An event that could not be handled is delivered again until it was
  A receiver may be down for a minute or for a day. Stripe tries again by its schedule,
  each event counts once, and what never arrives is found by reconciliation.

  @needs:stripe-time @needs:events-in-hand
  Scenario Outline: The receiver fails <failures> times, then works
    Given order A-1 of 40.00 EUR, confirmed by the shopper if possible
    And the network applies event-refused to the first <failures> deliveries of the paid event
    When Ada pays order A-1 with a card that succeeds and closes the browser
    And 1 day passes
    Then Stripe delivered the paid event of order A-1 in <attempts> attempts
    And the outcome of order A-1 is paid
    And order A-1 is fulfilled exactly once

    Examples: one failure, and as many as test mode retries
      | failures | attempts |
      | 1        | 2        |
      | 3        | 4        |

  @needs:stripe-time @needs:events-in-hand
  Scenario: The receiver handles the event, but Stripe never hears of it
    Given order A-1 of 40.00 EUR, confirmed by the shopper if possible
    And the network applies event-ack-lost to the first 1 delivery of the paid event
    When Ada pays order A-1 with a card that succeeds and closes the browser
    And 1 day passes
    Then Stripe delivered the paid event of order A-1 in 2 attempts
    And the outcome of order A-1 is paid
    And order A-1 is fulfilled exactly once

  @needs:stripe-time @needs:reads-back @needs:answers-by-status
  Scenario: The merchant cannot reach Stripe while it handles the event, and is given it again
    Given order A-1 of 40.00 EUR, confirmed by the shopper if possible
    And the network applies broken-500 to every reading call of the merchant
    When Ada pays order A-1 and is gone before the merchant hears of it
    And 10 seconds pass
    Then the outcome of order A-1 is not paid
    When the network recovers
    And 1 day passes
    Then the outcome of order A-1 is paid
    And order A-1 is fulfilled exactly once

  @needs:stripe-time @needs:account-settings @needs:reconciliation @needs:events-in-hand
  Scenario Outline: A receiver that never works is retried by the <schedule> schedule, then no more, and reconciliation finds the order
    Given Stripe retries events by the <schedule> schedule
    And order A-1 of 40.00 EUR, confirmed by the shopper if possible
    And the network applies event-refused to every delivery of an event
    When Ada pays order A-1 and is gone before the merchant hears of it
    And 4 days pass
    Then Stripe gave up on the paid event of order A-1 after <attempts> attempts over more than <over> and within <period>
    And the outcome of order A-1 is not paid
    When the merchant reconciles with Stripe
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

    Examples: three times over a few hours in test mode, for three days in live mode
      | schedule | attempts | over   | period   |
      | test     | 4        | 1 hour | 12 hours |
      | live     | 8        | 1 day  | 3 days   |
