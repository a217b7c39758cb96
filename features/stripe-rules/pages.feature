@stripe-rules
Feature: The 3-D Secure page sends the shopper back with the true answer
  Where a bank asks for authentication, Stripe gives an address. Behind it is a page with two ways out,
  and each leads back to the shop's return address with what became of the payment.

  @needs:account-settings
  Scenario Outline: A shopper who presses <button> comes back with redirect_status <redirect status>
    When a payment that asks for authentication is made at Stripe
    Then its page offers to approve and to fail
    And pressing <button> leads back to the return address with redirect_status <redirect status>
    And the payment is <status>

    Examples: both ways out of the page
      | button  | redirect status | status                  |
      | approve | succeeded       | succeeded               |
      | fail    | failed          | requires_payment_method |
