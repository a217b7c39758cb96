-- What the shop must send again, unchanged, under the same idempotency key.
ALTER TABLE attempts ADD COLUMN payment_method VARCHAR(255);
ALTER TABLE attempts ADD COLUMN return_url VARCHAR(2000);
