package testmode.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;

/** The JDK's request in Apache's form. */
final class Outgoing {

  private Outgoing() {}

  static AsyncRequestProducer of(HttpRequest request) {
    BasicHttpRequest outgoing = new BasicHttpRequest(request.method(), request.uri());
    request
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> outgoing.addHeader(name, value)));
    outgoing.setHeader("Connection", "close");
    byte[] body = request.bodyPublisher().map(Outgoing::bytes).orElse(new byte[0]);
    return new BasicRequestProducer(
        outgoing, body.length == 0 ? null : AsyncEntityProducers.create(body, null));
  }

  /** Publishers of strings and bytes hand over all they have at once. */
  private static byte[] bytes(HttpRequest.BodyPublisher publisher) {
    HttpResponse.BodySubscriber<byte[]> whole = HttpResponse.BodySubscribers.ofByteArray();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            whole.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer part) {
            whole.onNext(List.of(part));
          }

          @Override
          public void onError(Throwable failure) {
            whole.onError(failure);
          }

          @Override
          public void onComplete() {
            whole.onComplete();
          }
        });
    return whole.getBody().toCompletableFuture().join();
  }
}
