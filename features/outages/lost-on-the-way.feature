@INT-025.12 @severity=critical
Feature: What is lost on the way to Stripe or back never becomes a second charge or a wrong "failed"
  The merchant notices the same time-out whether its request was lost or Stripe's reply was.
  Only on one of the two legs money moved: so what it cannot know, it asks, and never guesses.

  @needs:server-confirm @needs:short-timeouts
  Scenario Outline: <fault> on one attempt of the merchant's payment call ends in one charge
    Given order A-1 of 40.00 EUR, confirmed by the merchant
    And the network applies <fault> to one attempt of the merchant's payment call
    When Ada pays order A-1 with a card that succeeds
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

    @leg:before-stripe @needs:own-retries
    Examples: the request never arrived, and the merchant sends it again
      | fault               |
      | request-lost        |
      | reset-before-stripe |
      | unavailable-503     |
      | broken-500          |
      | refused-429         |

    @leg:after-stripe
    Examples: Stripe acted, and its reply was lost
      | fault                   |
      | reply-lost              |
      | reply-late              |
      | reply-cut-short         |
      | broken-500-after-stripe |

  @needs:server-confirm @needs:silent-resend @needs:webhooks @leg:after-stripe @needs:short-timeouts
  Scenario: The merchant's HTTP library sends the request again by itself, and Stripe still holds one charge
    Given order A-1 of 40.00 EUR, confirmed by the merchant
    And the network applies reset-after-stripe to all attempts of the merchant's payment call
    When Ada pays order A-1 with a card that succeeds
    Then Stripe saw more requests of one payment call than the merchant's own attempts
    And Ada is not told that the payment failed
    And the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

  @needs:server-confirm @needs:unknown-outcome @needs:reconciliation @needs:events-in-hand @needs:short-timeouts
  Scenario Outline: <fault> on all attempts of the merchant's payment call leaves the outcome unknown with <charges> at Stripe, and reconciliation settles it as <settled>
    Given order A-1 of 40.00 EUR, confirmed by the merchant
    And the network applies event-dropped to every delivery of an event
    And the network applies <fault> to all attempts of the merchant's payment call
    When Ada pays order A-1 with a card that succeeds
    Then the outcome of order A-1 is unknown
    And Ada is not told that the payment failed
    And Stripe holds <charges> for order A-1
    And order A-1 is not fulfilled
    When the merchant reconciles with Stripe
    Then the outcome of order A-1 is <settled>
    And Stripe holds <charges> for order A-1

    Examples: the merchant notices the same time-out twice, and only Stripe's ledger differs
      | fault        | charges          | settled  |
      | request-lost | no charge        | not paid |
      | reply-lost   | exactly 1 charge | paid     |

  @needs:server-confirm @needs:webhooks @leg:after-stripe @needs:short-timeouts
  Scenario: The event settles an outcome that no reply could tell
    Given order A-1 of 40.00 EUR, confirmed by the merchant
    And the network applies reply-lost to all attempts of the merchant's payment call
    When Ada pays order A-1 with a card that succeeds
    Then Ada is not told that the payment failed
    And the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

  @needs:server-confirm @needs:pay-again @needs:events-in-hand @needs:short-timeouts
  Scenario Outline: Ada pays again after <fault> on all attempts, and is charged once
    Given order A-1 of 40.00 EUR, confirmed by the merchant
    And the network applies event-dropped to every delivery of an event
    And the network applies <fault> to all attempts of the merchant's payment call
    When Ada pays order A-1 with a card that succeeds
    And the network recovers
    And Ada pays order A-1 with a card that succeeds
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

    Examples: both legs
      | fault        |
      | request-lost |
      | reply-lost   |

  @needs:server-confirm @needs:pay-again @needs:account-settings @needs:reconciliation @leg:after-stripe @needs:short-timeouts
  Scenario: Stripe is slower than the shop's patience, Ada pays again, and is charged once
    Given order A-1 of 40.00 EUR, confirmed by the merchant
    And Stripe takes 2600 ms for each request
    When Ada pays order A-1 with a card that succeeds
    Then Ada is not told that the payment failed
    When Ada pays order A-1 with a card that succeeds
    And Stripe has carried out all that it was asked
    And Stripe answers at once again
    And the merchant reconciles with Stripe
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

  @needs:shopper-confirm @needs:pay-again @needs:short-timeouts
  Scenario Outline: <fault> on all attempts of the merchant's call to create the payment charges nobody, and Ada pays once afterwards
    Given order A-1 of 40.00 EUR, confirmed by the shopper
    And the network applies <fault> to all attempts of the merchant's payment call
    When Ada pays order A-1 with a card that succeeds
    Then the outcome of order A-1 is not paid
    And Stripe holds no charge for order A-1
    When the network recovers
    And Ada pays order A-1 with a card that succeeds
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

    Examples: both legs
      | fault        |
      | request-lost |
      | reply-lost   |

  @needs:shopper-confirm @needs:stripe-js
  Scenario Outline: <fault> on <extent> the shopper's confirmation ends with 1 charge, and Ada is not told that it failed
    Given order A-1 of 40.00 EUR, confirmed by the shopper
    And the network applies <fault> to <extent> the shopper's confirmation
    When Ada pays order A-1 with a card that succeeds
    Then Ada is not told that the payment failed
    And the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

    Examples: the browser tries again by itself, or gives up and the shop asks Stripe
      | fault        | extent          |
      | request-lost | one attempt of  |
      | reply-lost   | one attempt of  |
      | reply-lost   | all attempts of |

  @needs:shopper-confirm @needs:stripe-js @leg:before-stripe
  Scenario: request-lost on all attempts of the shopper's confirmation charges nobody
    Given order A-1 of 40.00 EUR, confirmed by the shopper
    And the network applies request-lost to all attempts of the shopper's confirmation
    When Ada pays order A-1 with a card that succeeds
    Then the outcome of order A-1 is not paid
    And Stripe holds no charge for order A-1
    And order A-1 is not fulfilled
