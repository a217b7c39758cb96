@INT-025.9 @needs:webhooks @severity=critical
Feature: The signed event alone completes an order
  Browsers are closed and phones lose their network before the return page opens.
  The shop learns of the payment from Stripe's event, and the goods go out all the same.

  @needs:shopper-confirm
  Scenario: Ada closes the browser before the return page
    Given order A-1 of 40.00 EUR, confirmed by the shopper
    When Ada pays order A-1 with a card that succeeds and closes the browser
    Then the outcome of order A-1 is paid
    And Stripe holds exactly 1 charge of 40.00 EUR for order A-1
    And order A-1 is fulfilled exactly once

  Scenario Outline: Ada closes the browser after approving the authentication on the order of the <confirmed by>
    Given order A-1 of 40.00 EUR, confirmed by the <confirmed by>
    When Ada pays order A-1 with a card that asks for authentication
    And Ada approves the authentication of order A-1 and closes the browser
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
