@INT-025.9 @needs:webhooks
Feature: Nobody but Stripe can tell the shop that it was paid
  The receiver and the return page stand open to the internet. What is not signed by Stripe,
  or was signed long ago, changes nothing; and an address is not a proof of payment.

  @needs:events-in-hand
  Scenario Outline: An event <forgery> is refused and changes nothing
    Given order A-1 of 40.00 EUR, confirmed by the shopper if possible
    And the network applies event-dropped to every delivery of an event
    And Ada pays order A-1 and is gone before the merchant hears of it
    When somebody sends the paid event of order A-1 <forgery>
    Then the merchant refuses it
    And the outcome of order A-1 is not paid
    And order A-1 is not fulfilled
    When the network recovers
    And Stripe sends the paid event of order A-1 once more
    Then the merchant acknowledges it
    And the outcome of order A-1 is paid
    And order A-1 is fulfilled exactly once

    Examples: no signature, a wrong one, another body, and a true one that is too old
      | forgery                     |
      | without a signature         |
      | signed with another secret  |
      | altered after it was signed |
      | signed an hour ago          |

  Scenario Outline: A paid event made up about a declined payment, <forgery>, is refused and pays nothing
    Given order A-1 of 40.00 EUR, confirmed by the merchant if possible
    And Ada pays order A-1 with a card that is declined
    When somebody makes up a paid event of order A-1, <forgery>
    Then the merchant refuses it
    And the outcome of order A-1 is not paid
    And Stripe holds no charge for order A-1
    And order A-1 is not fulfilled

    Examples: no signature, a wrong one, and that of Stripe's own event about the decline
      | forgery                     |
      | without a signature         |
      | signed with another secret  |
      | altered after it was signed |

  @needs:return-page
  Scenario: A return address that claims success pays nothing
    Given order A-1 of 40.00 EUR, confirmed by the shopper if possible
    When Ada pays order A-1 with a card that asks for authentication
    And somebody opens the return page of order A-1 claiming success
    Then the outcome of order A-1 is not paid
    And the page does not say that order A-1 is paid
    And Stripe holds no charge for order A-1
    And order A-1 is not fulfilled
