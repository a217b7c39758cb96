@stripe-rules
Feature: Stripe's Checkout page takes a card and sends the shopper back to the shop
  A shop may leave the whole checkout to a page of Stripe's. A shopper who pays there comes back to the
  shop, and one whose card is declined is told so and can try another.

  @needs:browser
  Scenario: A shopper who pays on the Checkout page is sent back to the shop
    Given a Checkout session of 40.00 EUR at Stripe
    When Ada fills in its page in her browser with a card that succeeds
    Then her browser is back at the shop
    And the Checkout session is complete and paid

  @needs:browser
  Scenario: A shopper whose card is declined stays on the Checkout page and reads why
    Given a Checkout session of 40.00 EUR at Stripe
    When Ada fills in its page in her browser with a card that is declined
    Then the Checkout page says that the card was declined
    And the Checkout session is open and unpaid
