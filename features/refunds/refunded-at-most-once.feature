Feature: What is given back is given back once, and never more than was paid
  A refund is money leaving the shop. It happens once, in the amount that was meant,
  and the books follow Stripe whichever brings the news first: the answer or the event.

  @INT-025.7 @needs:refunds @needs:orders @severity=critical
  Scenario: A paid order is refunded in full
    Given order A-1 of 40.00 EUR is paid
    When the back office refunds order A-1
    Then the refund of order A-1 is accepted
    And Stripe holds exactly 1 refund of 40.00 EUR for order A-1
    And the charge of order A-1 is refunded in full at Stripe
    And the books say that order A-1 is refunded
    And books and ledger agree on order A-1

  @INT-025.7 @needs:refunds @needs:orders @needs:webhooks @needs:events-in-hand @event:charge.refunded
  Scenario: The event of a refund adds nothing to what was booked already
    Given order A-1 of 40.00 EUR is paid
    When the back office refunds 15.00 EUR of order A-1
    And Stripe sends the refund event of order A-1 once more
    Then the merchant acknowledges it
    And Stripe holds exactly 1 refund of 15.00 EUR for order A-1
    And the books say that order A-1 is partially refunded
    And books and ledger agree on order A-1

  @INT-025.7 @needs:refunds @needs:refund-request-keys @needs:orders @needs:account-settings
  Scenario: A refund asked for twice at the same instant is made once
    Given order A-1 of 40.00 EUR is paid
    And Stripe takes 60 ms for each request
    When the back office asks twice at the same instant to refund 15.00 EUR of order A-1 under request key R-1
    Then both requests of the back office were in flight together
    And Stripe holds exactly 1 refund of 15.00 EUR for order A-1
    And the books say that order A-1 is partially refunded
    And books and ledger agree on order A-1

  @INT-025.7 @needs:refunds @needs:refund-request-keys
  Scenario: A partial refund asked for again under the same request key is made once
    Given order A-1 of 40.00 EUR is paid
    When the back office refunds 10.00 EUR of order A-1 under request key R-1
    And the back office refunds 10.00 EUR of order A-1 under request key R-1
    Then Stripe holds exactly 1 refund of 10.00 EUR for order A-1
    And books and ledger agree on order A-1

  @INT-025.7 @INT-025.12 @needs:refunds @needs:short-timeouts @leg:after-stripe
  Scenario: The reply to a refund is lost, and the refund is made once
    Given order A-1 of 40.00 EUR is paid
    And the network applies reply-lost to one attempt of the merchant's refund call
    When the back office refunds 10.00 EUR of order A-1
    Then Stripe holds exactly 1 refund of 10.00 EUR for order A-1
    And books and ledger agree on order A-1

  @INT-025.7 @needs:refunds @needs:orders @leg:before-stripe
  Scenario Outline: <fault> on all attempts of the refund call gives nothing back, and nothing is booked
    Given order A-1 of 40.00 EUR is paid
    And the network applies <fault> to all attempts of the merchant's refund call
    When the back office refunds 10.00 EUR of order A-1
    Then Stripe holds no refund for order A-1
    And the books say that order A-1 is paid
    And books and ledger agree on order A-1

    @needs:short-timeouts
    Examples: the request never arrived
      | fault        |
      | request-lost |

    Examples: Stripe says no, or breaks
      | fault       |
      | refused-429 |
      | broken-500  |

  @INT-025.8 @needs:refunds @needs:orders
  Scenario: Two partial refunds, the rest, and one too many
    Given order A-1 of 40.00 EUR is paid
    When the back office refunds 10.00 EUR of order A-1
    Then the books say that order A-1 is partially refunded
    And books and ledger agree on order A-1
    When the back office refunds 5.50 EUR of order A-1
    Then Stripe holds 2 refunds of 15.50 EUR together for order A-1
    And books and ledger agree on order A-1
    When the back office refunds order A-1
    Then Stripe holds 3 refunds of 40.00 EUR together for order A-1
    And the books say that order A-1 is refunded
    And books and ledger agree on order A-1
    When the back office refunds 0.01 EUR of order A-1
    Then the refund is refused with a clear message
    And Stripe holds 3 refunds of 40.00 EUR together for order A-1

  @INT-025.8 @needs:refunds @needs:orders
  Scenario: More than was paid is refused, and nothing happens at Stripe
    Given order A-1 of 40.00 EUR is paid
    When the back office refunds 40.01 EUR of order A-1
    Then the refund is refused with a clear message
    And Stripe holds no refund for order A-1
    And the books say that order A-1 is paid
