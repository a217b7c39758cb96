package testmode.simulator.checkout;

/** The frame around every checkout page: readable on a telephone, by keyboard and aloud. */
final class CheckoutStyle {
  /** Takes the title and the body. */
  static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      body {font: 1rem/1.5 system-ui, sans-serif; color: #1a1f36; background: #f6f8fa; margin: 0}
      main {max-width: 30rem; margin: 2rem auto; padding: 1.5rem 2rem; background: #fff;
        border: 1px solid #d5dbe3; border-radius: .5rem}
      h1 {font-size: 1.5rem; margin: 0 0 1rem} h2 {font-size: 1.15rem; margin: 1.5rem 0 0}
      table {width: 100%%; border-collapse: collapse}
      caption {text-align: left; font-weight: 600; padding-bottom: .25rem}
      th, td {text-align: left; padding: .35rem 0; border-bottom: 1px solid #d5dbe3}
      th:last-child, td:last-child {text-align: right}
      fieldset {border: 1px solid #d5dbe3; border-radius: .25rem; margin: 1rem 0 0;
        padding: 0 1rem 1rem}
      legend {font-weight: 600; padding: 0 .25rem}
      label {display: block; margin-top: .75rem}
      input, select {box-sizing: border-box; width: 100%%; font: inherit; padding: .5rem;
        border: 1px solid #697386; border-radius: .25rem; background: #fff; color: inherit}
      input[aria-invalid] {border: 2px solid #b3093c}
      button {width: 100%%; margin-top: 1.25rem; padding: .75rem; font: inherit; font-weight: 600;
        color: #fff; background: #0059a3; border: 0; border-radius: .25rem; cursor: pointer}
      a {color: #0059a3}
      :focus-visible {outline: 3px solid #0074d4; outline-offset: 2px}
      [role=alert] {color: #8a0730; background: #fdecf1; border-left: 4px solid #b3093c;
        padding: .5rem .75rem}
      .note {color: #525f7f; font-size: .9rem}
      </style>
      </head>
      <body>
      %s
      </body>
      </html>
      """;

  private CheckoutStyle() {}
}
