package testmode.acceptance.language;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.EventDeliveries;
import testmode.driver.EventDeliveries.Delivery;
import testmode.driver.FaultControl;
import testmode.driver.MerchantApp;
import testmode.driver.Money;
import testmode.driver.ScenarioParts;
import testmode.driver.StripeAccess;
import testmode.driver.WebhookManners;

/** An app that lacks some abilities, on a stage of its own where nothing is on its way. */
final class FakeApp {

  final Stage stage = new Stage();
  final Map<Ability, String> lacking = new EnumMap<>(Ability.class);
  final Set<Ability> without = EnumSet.noneOf(Ability.class);
  WebhookManners manners =
      new WebhookManners(WebhookManners.PAID, Set.of(), WebhookManners.REFUSALS, Duration.ZERO);
  List<Delivery> deliveries = List.of();
  @Nullable Money price;

  FakeApp() {
    ScenarioParts parts =
        new ScenarioParts(
            1,
            "world",
            Map.of(),
            new StripeAccess(URI.create("http://127.0.0.1:1"), "sk_test_x", "pk_test_x"),
            port(MerchantApp.class),
            port(testmode.driver.StripeLedger.class),
            port(FaultControl.class),
            port(testmode.driver.TimeControl.class),
            port(EventDeliveries.class),
            port(testmode.driver.AccountControl.class),
            () -> {});
    stage.set(parts, 1, Patience.onThisMachine(Duration.ofMillis(200)));
  }

  FakeApp lacks(Ability ability, String why) {
    lacking.put(ability, why);
    if (ability.isWayToPay()) {
      without.add(ability);
    }
    return this;
  }

  private <T> T port(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, asked, given) -> say(asked, given)));
  }

  private Object say(Method asked, Object @Nullable [] given) {
    return switch (asked.getName()) {
      case "name" -> "my shop";
      case "lacks" -> Optional.ofNullable(lacking.get((Ability) given[0]));
      case "doesWithout" -> without.contains((Ability) given[0]);
      case "webhooks" -> manners;
      case "quiet" -> true;
      case "all" -> deliveries;
      case "price" -> told();
      default -> throw new UnsupportedOperationException(asked.getName());
    };
  }

  private Money told() {
    if (price == null) {
      throw new IllegalStateException("told once the shopper pays");
    }
    return price;
  }
}
