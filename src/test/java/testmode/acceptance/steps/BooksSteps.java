package testmode.acceptance.steps;

import io.cucumber.java.en.Then;
import testmode.acceptance.language.BooksSide;
import testmode.acceptance.language.MoneyOracle;
import testmode.acceptance.language.Order;
import testmode.driver.OrderState;
import testmode.driver.Outcome;

/** What the merchant wrote down. */
public final class BooksSteps {

  private final BooksSide books;
  private final MoneyOracle oracle;

  public BooksSteps(BooksSide books, MoneyOracle oracle) {
    this.books = books;
    this.oracle = oracle;
  }

  @Then("the outcome of order {order} is {outcome}")
  public void outcomeIs(Order order, Outcome outcome) {
    books.outcomeIs(order, outcome);
  }

  @Then("the books say that order {order} is {state}")
  public void booksSay(Order order, OrderState state) {
    books.stateIs(order, state);
  }

  @Then("order {order} is fulfilled exactly once")
  public void orderIsFulfilledOnce(Order order) {
    books.fulfilled(order, 1);
  }

  @Then("order {order} is not fulfilled")
  public void orderIsNotFulfilled(Order order) {
    books.fulfilled(order, 0);
  }

  @Then("nothing is reserved for order {order}")
  public void nothingIsReserved(Order order) {
    books.nothingIsReserved(order);
  }

  @Then("books and ledger agree on order {order}")
  public void booksAndLedgerAgree(Order order) {
    oracle.agreeOn(order);
  }

  @Then("the books hold the same rate, fee and net of order {order} as the ledger")
  public void settlementIsBooked(Order order) {
    books.settlementIsBooked(order);
  }
}
