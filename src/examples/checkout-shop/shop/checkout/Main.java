package shop.checkout;

import com.stripe.StripeClient;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Starts the shop with what the environment says. */
public final class Main {

  /** More than shoppers press at once; each waits for Stripe no longer than the time-outs say. */
  private static final int THREADS = 16;

  private Main() {}

  /** Runs until it is ended. */
  public static void main(String[] arguments) throws IOException {
    // Without it the JDK's server waits 40 ms before each answer. Read when its class loads.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int port = Integer.parseInt(setting("PORT", "4243"));
    String url = setting("SHOP_URL", "http://127.0.0.1:" + port);
    Bug bug = Bug.named(setting("SHOP_BUG", ""));
    StripeClient stripe =
        StripeClient.builder()
            .setApiKey(setting("STRIPE_KEY"))
            .setConnectTimeout(Integer.parseInt(setting("STRIPE_TIMEOUT_MS", "10000")))
            .setReadTimeout(Integer.parseInt(setting("STRIPE_TIMEOUT_MS", "10000")))
            .setMaxNetworkRetries(Integer.parseInt(setting("STRIPE_RETRIES", "2")))
            .build();
    Orders orders = new Orders();
    Cashier cashier = new Cashier(stripe, url, bug);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    BoxOffice boxOffice = new BoxOffice(orders, cashier, bug);
    server.createContext("/", Call.handledBy(boxOffice::handle));
    BackOffice office = new BackOffice(orders, cashier, setting("OFFICE_PASSWORD"));
    server.createContext("/office/", Call.handledBy(office::handle));
    Receiver receiver = new Receiver(stripe, setting("STRIPE_WEBHOOK_SECRET"), orders, cashier);
    server.createContext("/stripe/webhook", Call.handledBy(receiver::handle));
    server.start();
    System.out.println("Tickets at " + url);
  }

  private static String setting(String name) {
    String value = setting(name, "");
    if (value.isEmpty()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }

  private static String setting(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
