/**
 * The reference merchant: a small real shop for gift cards that takes card payments through Stripe.
 *
 * <p>Orders, checkout pages, payment by PaymentIntent, return page, webhook receiver, refunds, and
 * the jobs that cron runs; its books are an embedded database. Start reading at {@link
 * testmode.merchant.ReferenceShop}, then {@code Checkout} and {@link testmode.merchant.Decisions}.
 * May import stripe-java, Jdbi, Flyway, H2 and resilience4j; nothing else of ours.
 */
@NullMarked
package testmode.merchant;

import org.jspecify.annotations.NullMarked;
