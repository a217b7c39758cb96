package testmode.simulator;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import testmode.http.UnpooledHttpClient;

/** Speaks plain HTTP to a simulator under one key, and lets tests read every byte of the answer. */
public final class Wire {
  private static final HttpClient CLIENT = UnpooledHttpClient.create();

  /** One answer. */
  public record Reply(int status, HttpResponse<String> raw) {
    public String header(String name) {
      return raw.headers().firstValue(name).orElse(null);
    }

    public String body() {
      return raw.body();
    }

    public JsonObject json() {
      return JsonParser.parseString(raw.body()).getAsJsonObject();
    }

    public JsonObject error() {
      return json().getAsJsonObject("error");
    }

    public String id() {
      return json().get("id").getAsString();
    }
  }

  private final URI base;
  private final String authorization;

  private Wire(URI base, String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  public static Wire bearer(StripeSimulator simulator, String key) {
    return bearer(simulator.baseUri(), key);
  }

  static Wire bearer(URI base, String key) {
    return new Wire(base, "Bearer " + key);
  }

  public static Wire basic(StripeSimulator simulator, String key) {
    String credentials = Base64.getEncoder().encodeToString((key + ":").getBytes());
    return new Wire(simulator.baseUri(), "Basic " + credentials);
  }

  public static Wire anonymous(StripeSimulator simulator) {
    return new Wire(simulator.baseUri(), "");
  }

  public Reply get(String target, String... headers) {
    return send("GET", target, null, headers);
  }

  public Reply delete(String target, String... headers) {
    return send("DELETE", target, null, headers);
  }

  /** Posts a form; another content type may be named among the headers. */
  public Reply post(String target, String form, String... headers) {
    if (Arrays.asList(headers).contains("Content-Type")) {
      return send("POST", target, form, headers);
    }
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/x-www-form-urlencoded";
    return send("POST", target, form, all);
  }

  /** Any method; headers as name, value, name, value. */
  public Reply send(String method, String target, String body, String... headers) {
    java.net.http.HttpRequest.Builder request =
        java.net.http.HttpRequest.newBuilder(URI.create(base + target))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response);
    } catch (IOException e) {
      throw new AssertionError(method + " " + target + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
