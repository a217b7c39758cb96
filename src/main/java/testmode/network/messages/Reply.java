package testmode.network.messages;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What the sender of a request gets back in the end. */
public sealed interface Reply {

  /** For a request that the network answers itself. */
  ResponseDefinition asDefinition();

  /** For a request that Stripe has answered. */
  Response asResponse();

  /** An answer as it was meant. */
  record Whole(int status, HttpHeaders headers, byte[] body) implements Reply {

    public static Whole of(Response response) {
      return new Whole(response.getStatus(), response.getHeaders(), response.getBody());
    }

    public static Whole json(int status, String body, HttpHeader... headers) {
      HttpHeaders all =
          new HttpHeaders(headers).plus(HttpHeader.httpHeader("Content-Type", "application/json"));
      return new Whole(status, all, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Whole text(int status, String body) {
      HttpHeader plain = HttpHeader.httpHeader("Content-Type", "text/plain; charset=utf-8");
      return new Whole(status, new HttpHeaders(plain), body.getBytes(StandardCharsets.UTF_8));
    }

    public boolean accepted() {
      return status >= 200 && status < 300;
    }

    @Override
    public ResponseDefinition asDefinition() {
      return ResponseDefinitionBuilder.responseDefinition()
          .withStatus(status)
          .withHeaders(headers)
          .withBody(body)
          .build();
    }

    @Override
    public Response asResponse() {
      return Response.response().status(status).headers(headers).body(body).build();
    }
  }

  /**
   * The first bytes of an answer under the Content-Length of the whole, then the connection closes.
   */
  record CutShort(Whole whole, int bytes) implements Reply {

    private Whole cut() {
      HttpHeader length =
          HttpHeader.httpHeader("Content-Length", Integer.toString(whole.body.length));
      List<HttpHeader> others =
          whole.headers.all().stream().filter(h -> !h.keyEquals("Content-Length")).toList();
      int kept = Math.min(bytes, Math.max(0, whole.body.length - 1));
      return new Whole(
          whole.status, new HttpHeaders(others).plus(length), Arrays.copyOf(whole.body, kept));
    }

    @Override
    public ResponseDefinition asDefinition() {
      return cut().asDefinition();
    }

    @Override
    public Response asResponse() {
      return cut().asResponse();
    }
  }

  /** No answer at all. */
  enum Broken implements Reply {
    /** The connection closes in order, without a byte. */
    DROPPED(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE),
    /** The connection is reset. */
    RESET(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);

    private final com.github.tomakehurst.wiremock.http.Fault kind;

    Broken(com.github.tomakehurst.wiremock.http.Fault kind) {
      this.kind = kind;
    }

    @Override
    public ResponseDefinition asDefinition() {
      return ResponseDefinitionBuilder.responseDefinition().withFault(kind).build();
    }

    @Override
    public Response asResponse() {
      return Response.response().fault(kind).build();
    }
  }
}
