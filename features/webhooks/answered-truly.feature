@needs:webhooks @needs:answers-by-status
Feature: The receiver answers each delivery with the status that Stripe must see
  Stripe knows only the status: 2xx ends the delivery, anything else repeats it for days.
  So what was handled or is of no concern is acknowledged, and what is not Stripe's is refused.

  Scenario Outline: A delivery that <delivery> is answered with <answer>
    Given order A-1 of 40.00 EUR is paid
    When the receiver is given a delivery that <delivery>
    Then it answers with <answer>
    And the outcome of order A-1 is paid
    And order A-1 is fulfilled exactly once

    Examples: true ones
      | delivery                          | answer |
      | repeats the paid event            | 2xx    |
      | is of a type the shop never uses  | 2xx    |

    Examples: false ones
      | delivery                          | answer |
      | has no signature                  | 4xx    |
      | has a signature without a time    | 4xx    |
      | is signed with another secret     | 4xx    |
      | was signed for another body       | 4xx    |
      | is empty                          | 4xx    |
