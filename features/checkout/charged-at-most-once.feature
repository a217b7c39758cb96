@INT-025.11 @severity=critical
Feature: A shopper is charged at most once
  Shoppers press twice, reload, and open a second tab. Whatever they do, Stripe holds one charge for one order.

  Scenario Outline: Two clicks at the same instant on the order of the <confirmed by>
    Given order A-1 of 40.00 EUR, confirmed by the <confirmed by>
    And Stripe takes 60 ms for each request
    When Ada presses Pay twice at the same instant for order A-1 with a card that succeeds
    Then both requests of Ada were in flight together
    And the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

    @needs:server-confirm @needs:account-settings
    Examples: both clicks reach the merchant
      | confirmed by |
      | merchant     |

    @needs:shopper-confirm @needs:stripe-js @needs:account-settings
    Examples: both clicks reach Stripe
      | confirmed by |
      | shopper      |

  Scenario Outline: Ada reloads the page of the <confirmed by> and submits again
    Given order A-1 of 40.00 EUR, confirmed by the <confirmed by>
    When Ada pays order A-1 with a card that succeeds
    And Ada reloads the page and pays order A-1 again with a card that succeeds
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

    @needs:server-confirm
    Examples: the merchant confirms
      | confirmed by |
      | merchant     |

    @needs:shopper-confirm
    Examples: the shopper confirms
      | confirmed by |
      | shopper      |

  Scenario Outline: Ada pays in a second tab, with another card, while the first of the <confirmed by> waits for her bank
    Given order A-1 of 40.00 EUR, confirmed by the <confirmed by>
    When Ada pays order A-1 with a card that asks for authentication
    And Ada pays order A-1 in a second tab with a card that succeeds
    And Ada approves the authentication of order A-1 in the first tab
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

    @needs:server-confirm
    Examples: the merchant confirms
      | confirmed by |
      | merchant     |

    @needs:shopper-confirm
    Examples: the shopper confirms
      | confirmed by |
      | shopper      |
