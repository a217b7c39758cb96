package testmode.acceptance.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import testmode.acceptance.evidence.MoneyRow;
import testmode.driver.Ability;
import testmode.driver.Books;
import testmode.driver.Money;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.StripeLedger.Refund;

/**
 * Books and ledger side by side, for the report: as the orders stood at first, and as they ended.
 */
public final class MoneyLook {

  private final Stage stage;
  private final Orders orders;
  private final Accounts accounts;
  private final MoneyOracle oracle;
  private List<MoneyRow> before = List.of();

  public MoneyLook(Stage stage, Orders orders, Accounts accounts, MoneyOracle oracle) {
    this.stage = stage;
    this.orders = orders;
    this.accounts = accounts;
    this.oracle = oracle;
  }

  /** What stands now is what the scenario begins with. */
  public void begin() {
    before = now();
  }

  /** What the scenario began with. */
  public List<MoneyRow> before() {
    return before;
  }

  /** One row per order, as it stands. */
  public List<MoneyRow> now() {
    return orders.all().stream().map(this::row).toList();
  }

  private MoneyRow row(Order order) {
    List<Payment> payments = accounts.paymentsOf(order);
    Books books =
        stage.merchant().lacks(Ability.ORDERS).isPresent()
            ? null
            : stage.merchant().books(order.id());
    return new MoneyRow(
        order.alias(),
        cells(order, books),
        cells(order, payments),
        oracle.differences(order, payments, books).stream()
            .flatMap(difference -> difference.cells().stream())
            .map(MoneyCell::word)
            .collect(Collectors.toSet()));
  }

  private static Map<String, String> cells(Order order, @Nullable Books books) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put(
        MoneyCell.PRICE.word(), order.price().map(Money::toString).orElse("not told by the app"));
    if (books == null) {
      cells.put(MoneyCell.ORDER.word(), "the app keeps no orders");
      return cells;
    }
    cells.put(MoneyCell.ORDER.word(), books.stateText());
    put(cells, MoneyCell.PAID, books.paid());
    put(cells, MoneyCell.REFUNDED, books.refunded());
    put(cells, MoneyCell.NET, books.settlement() == null ? null : books.settlement().net());
    put(cells, MoneyCell.FULFILLED, books.fulfilments());
    return cells;
  }

  private static Map<String, String> cells(Order order, List<Payment> payments) {
    Map<String, String> cells = new LinkedHashMap<>();
    List<Charge> charges = Accounts.succeeded(payments);
    String currency = charges.isEmpty() ? order.currency() : charges.get(0).amount().currency();
    if (!payments.isEmpty()) {
      cells.put(MoneyCell.PRICE.word(), each(payments, payment -> payment.amount().toString()));
    }
    cells.put(
        MoneyCell.PAID.word(), sum(charges.stream().map(Charge::captured).toList(), currency));
    cells.put(
        MoneyCell.REFUNDED.word(),
        sum(Accounts.refunds(charges).stream().map(Refund::amount).toList(), currency));
    if (charges.size() == 1) {
      Charge charge = charges.get(0);
      put(cells, MoneyCell.NET, charge.settlement() == null ? null : charge.settlement().net());
    }
    cells.put(MoneyCell.CHARGES.word(), String.valueOf(charges.size()));
    cells.put(
        MoneyCell.PAYMENT_INTENT.word(),
        payments.isEmpty() ? "none" : each(payments, Payment::status));
    return cells;
  }

  private static String each(List<Payment> payments, Function<Payment, String> what) {
    return payments.stream().map(what).collect(Collectors.joining(", "));
  }

  private static String sum(List<Money> amounts, String currency) {
    return new Money(amounts.stream().mapToLong(Money::minor).sum(), currency).toString();
  }

  private static void put(Map<String, String> cells, MoneyCell cell, @Nullable Object value) {
    if (value != null) {
      cells.put(cell.word(), value.toString());
    }
  }
}
