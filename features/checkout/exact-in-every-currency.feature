@INT-025.13
Feature: Amounts are exact in every currency
  Yen have no decimals, Kuwaiti dinars three, and money presented in one currency may settle in another.
  What the shopper sees, what Stripe charges and what the shop books are the same to the minor unit.

  @needs:chosen-price
  Scenario Outline: An order of <price> is charged as exactly <minor> minor units
    Given order A-1 of <price>, confirmed by the merchant if possible
    When Ada pays order A-1 with a card that succeeds
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of <price> for order A-1
    And Stripe's charge of order A-1 counts <minor> minor units
    And books and ledger agree on order A-1

    Examples: a currency without decimals, one with three, and amounts on which floating point slips
      | price     | minor |
      | 80 JPY    | 80    |
      | 5.250 KWD | 5250  |
      | 19.99 EUR | 1999  |
      | 8.29 EUR  | 829   |

  @needs:chosen-price @needs:settlement @needs:account-settings @needs:stripe-time
  Scenario Outline: <price> is settled in <settled> with the rate, fee and net of Stripe's ledger
    Given the account settles in <settled>, where 1 <presented> brings <rate>
    And order A-1 of <price>, confirmed by the merchant if possible
    When Ada pays order A-1 with a card that succeeds
    And 10 seconds pass
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of <price> for order A-1
    And the ledger settles order A-1 with <gross>, fee <fee>, net <net>
    And the books hold the same rate, fee and net of order A-1 as the ledger

    Examples: presented in euro, yen and dinar, settled in dollars (Stripe keeps 2 % inside the rate of the charge)
      | price     | presented | settled | rate       | gross     | fee      | net       |
      | 40.00 EUR | EUR       | USD     | 1.0834 USD | 42.47 USD | 1.53 USD | 40.94 USD |
      | 8000 JPY  | JPY       | USD     | 0.0065 USD | 50.96 USD | 1.78 USD | 49.18 USD |
      | 5.250 KWD | KWD       | USD     | 3.2500 USD | 16.72 USD | 0.78 USD | 15.94 USD |

  @needs:chosen-price @needs:refunds @needs:orders @needs:account-settings @needs:stripe-time
  Scenario: A refund of a converted payment is exact in the shopper's currency
    Given the account settles in USD, where 1 EUR brings 1.0834 USD
    And order A-1 of 40.00 EUR is paid
    And 10 seconds pass
    When the back office refunds 10.00 EUR of order A-1
    Then Stripe holds exactly 1 refund of 10.00 EUR for order A-1
    And the books say that order A-1 is partially refunded
    And books and ledger agree on order A-1
