package testmode.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import testmode.driver.assembly.Ports;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.TinyServer;
import testmode.driver.web.Web;

/** An app of a few lines that runs already, its mapping file, and the doctor who looks at both. */
final class SickApp implements AutoCloseable {

  static final String KEY = "sk_test_thesickapp2026";

  private static final String MAPPING =
      """
      merchant: {name: sick app, baseUrl: "%s"}
      keys: {secret: sk_test_thesickapp2026}
      health: {request: {method: GET, path: /health}}
      flows:
        server-confirm:
          createPayment:
            steps:
              - request: {method: POST, path: /pay, json: {amount: "${scenario.minor}"}}
      outcome:
        - {when: {json: /result, equals: thanks}, is: paid}
      """;

  final TinyServer server = new TinyServer().on("GET /health", 200, "{}");
  final List<Finding> told = new ArrayList<>();
  private final Web web = new Web();
  private final Path file;
  private final int network;
  private String mapping;
  private volatile String intent = "";

  SickApp(Path folder) throws IOException {
    file = folder.resolve("sick.yaml");
    network = Ports.free();
    mapping = MAPPING.formatted(server.uri());
  }

  /** Adds blocks to the mapping file. */
  SickApp with(String blocks) {
    mapping += blocks;
    return this;
  }

  SickApp replacing(String text, String by) {
    mapping = mapping.replace(text, by);
    return this;
  }

  /** What the app answers to the shopper who pays. */
  SickApp pays(int status, String body) {
    server.on("POST /pay", status, body);
    return this;
  }

  /** An app that asks Stripe for 40.00 EUR under this key, and answers so. */
  SickApp charges(String key, String answer) {
    server.on(
        "POST /pay",
        asked -> {
          charge(key);
          return new TinyServer.Reply(200, answer, Map.of());
        });
    return this;
  }

  /** The same, and has the order from then on. */
  SickApp sells(String key, String order) {
    server.on(
        "POST /pay",
        asked -> {
          charge(key);
          server.on("GET /order", 200, order);
          return says("thanks");
        });
    return this;
  }

  private void charge(String key) {
    ask(
        key,
        "amount=4000&currency=eur&confirm=true&payment_method=pm_card_visa"
            + "&automatic_payment_methods[enabled]=true"
            + "&automatic_payment_methods[allow_redirects]=never");
  }

  /** Asks Stripe for a payment under the file's key. */
  void ask(String form) {
    ask(KEY, form);
  }

  TinyServer.Reply says(String result) {
    return new TinyServer.Reply(200, "{\"result\":\"" + result + "\"}", Map.of());
  }

  private void ask(String key, String form) {
    intent = String.valueOf(post("/v1/payment_intents", key, form).text("/id"));
  }

  /** Gives the last payment back at Stripe. */
  void giveBack() {
    post("/v1/refunds", KEY, "payment_intent=" + intent);
  }

  private HttpAnswer post(String path, String key, String form) {
    try {
      return web.send(
          "POST",
          URI.create("http://127.0.0.1:" + network + path),
          Map.of(
              "Authorization",
              "Bearer " + key,
              "Content-Type",
              "application/x-www-form-urlencoded"),
          form,
          Duration.ofSeconds(10));
    } catch (Web.NoAnswerException e) {
      throw new IllegalStateException(e);
    }
  }

  Diagnosis examined() throws IOException {
    Files.writeString(file, mapping);
    Doctor.Request request = new Doctor.Request(file, network, Path.of("features"), false);
    return Doctor.examine(request, told::add);
  }

  Finding finding(String question) {
    return told.stream().filter(it -> it.question().equals(question)).findFirst().orElseThrow();
  }

  int network() {
    return network;
  }

  @Override
  public void close() {
    server.close();
  }
}
