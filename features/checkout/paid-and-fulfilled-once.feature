@INT-025.1 @severity=critical
Feature: A successful payment is booked and fulfilled once
  The plainest case is the one every release must keep: the money arrives once, the goods leave once,
  and the shop's books say the same as Stripe.

  Scenario Outline: A good card pays an order confirmed by the <confirmed by>
    Given order A-1 of 40.00 EUR, confirmed by the <confirmed by>
    When Ada pays order A-1 with a card that succeeds
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once
    And books and ledger agree on order A-1

    @needs:server-confirm
    Examples: the merchant creates and confirms in one call
      | confirmed by |
      | merchant     |

    @needs:shopper-confirm
    Examples: the shopper confirms with the publishable key
      | confirmed by |
      | shopper      |

  @needs:orders
  Scenario: Two shoppers pay two orders, and neither pays for the other
    Given order A-1 of 40.00 EUR, confirmed by the merchant if possible
    And order B-1 of 12.50 EUR, confirmed by the merchant if possible
    When Ada pays order A-1 with a card that succeeds
    And Ben pays order B-1 with a card that is declined
    Then the outcome of order A-1 is paid
    And the outcome of order B-1 is not paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And Stripe holds no charge for order B-1
