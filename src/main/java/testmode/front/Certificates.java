package testmode.front;

import static testmode.front.Der.bits;
import static testmode.front.Der.id;
import static testmode.front.Der.integer;
import static testmode.front.Der.marked;
import static testmode.front.Der.octets;
import static testmode.front.Der.sequence;
import static testmode.front.Der.set;
import static testmode.front.Der.text;
import static testmode.front.Der.time;
import static testmode.front.Der.wrapped;
import static testmode.front.Der.yes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;

/** Certificates after RFC 5280, with keys on the curve that every TLS library has. */
final class Certificates {
  private static final String CURVE = "secp256r1";
  private static final byte[] ECDSA_SHA256 = sequence(id("1.2.840.10045.4.3.2"));
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final byte[] LOOPBACK_ONLY = {127, 0, 0, 1, -1, -1, -1, -1};

  private Certificates() {}

  static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(CURVE));
    return generator.generateKeyPair();
  }

  /**
   * An authority's own certificate.
   *
   * @param domains it is good for these, what is below them, and 127.0.0.1; clients that honour
   *     this (OpenSSL does, the JDK does not) refuse it for other sites
   */
  static X509Certificate authority(
      String name, KeyPair keys, Collection<String> domains, Instant from, Instant until)
      throws GeneralSecurityException {
    byte[] allowed =
        join(
            Stream.concat(
                domains.stream().map(domain -> sequence(marked(2, ascii(domain)))),
                Stream.of(sequence(marked(7, LOOPBACK_ONLY)))));
    byte[] extensions =
        sequence(
            critical("2.5.29.19", sequence(yes(), integer(BigInteger.ZERO))),
            critical("2.5.29.15", bits(1, new byte[] {0b0000_0110})),
            critical("2.5.29.30", sequence(wrapped(0, allowed))),
            extension("2.5.29.14", octets(fingerprint(keys.getPublic()))));
    byte[] named = name(name);
    byte[] validity = sequence(time(from), time(until));
    return signed(keys.getPrivate(), keys.getPublic(), named, validity, named, extensions);
  }

  /** A server's certificate for these hosts and 127.0.0.1, as long as its authority's. */
  static X509Certificate server(
      Collection<String> hosts, PublicKey key, X509Certificate authority, PrivateKey signer)
      throws GeneralSecurityException {
    byte[] names =
        join(
            Stream.concat(
                hosts.stream().map(host -> marked(2, ascii(host))),
                Stream.of(marked(7, LOOPBACK))));
    byte[] extensions =
        sequence(
            critical("2.5.29.15", bits(7, new byte[] {(byte) 0b1000_0000})),
            extension("2.5.29.37", sequence(id("1.3.6.1.5.5.7.3.1"))),
            extension("2.5.29.17", sequence(names)),
            extension("2.5.29.14", octets(fingerprint(key))),
            extension("2.5.29.35", sequence(marked(0, fingerprint(authority.getPublicKey())))));
    byte[] issuer = authority.getSubjectX500Principal().getEncoded();
    byte[] validity =
        sequence(
            time(authority.getNotBefore().toInstant()), time(authority.getNotAfter().toInstant()));
    return signed(signer, key, issuer, validity, name(hosts.iterator().next()), extensions);
  }

  private static X509Certificate signed(
      PrivateKey signer,
      PublicKey key,
      byte[] issuer,
      byte[] validity,
      byte[] subject,
      byte[] extensions)
      throws GeneralSecurityException {
    byte[] content =
        sequence(
            wrapped(0, integer(BigInteger.TWO)),
            integer(new BigInteger(1, fingerprint(key)).shiftRight(1)),
            ECDSA_SHA256,
            issuer,
            validity,
            subject,
            key.getEncoded(),
            wrapped(3, extensions));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer);
    signature.update(content);
    byte[] whole = sequence(content, ECDSA_SHA256, bits(0, signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] name(String common) {
    return sequence(set(sequence(id("2.5.4.3"), text(common))));
  }

  private static byte[] extension(String id, byte[] value) {
    return sequence(id(id), octets(value));
  }

  private static byte[] critical(String id, byte[] value) {
    return sequence(id(id), yes(), octets(value));
  }

  /** Names the key; halved, also its certificate's number: 20 bytes with a positive sign. */
  private static byte[] fingerprint(PublicKey key) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(Stream<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
