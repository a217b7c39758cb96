'use strict';

const told = document.getElementById('told');
const choose = document.getElementById('choose');
const pay = document.getElementById('pay');
let order;
let stripe;
let elements;

async function ask(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: {'Content-Type': 'application/json', Accept: 'application/json'},
    body: JSON.stringify(body ?? {}),
  });
  return answer.json();
}

async function showCard() {
  const next = await ask('POST', `/api/orders/${order}/pay`);
  if (next.result !== 'confirm') {
    told.textContent = next.text ?? next.problem;
    return;
  }
  stripe = Stripe(next.publishableKey);
  elements = stripe.elements({clientSecret: next.clientSecret});
  elements.create('payment').mount('#card');
  pay.hidden = false;
}

choose.addEventListener('submit', async (event) => {
  event.preventDefault();
  const basket = await ask('PUT', '/api/basket', Object.fromEntries(new FormData(choose)));
  if (basket.problem) {
    told.textContent = basket.problem;
    return;
  }
  order = (await ask('POST', '/api/orders')).number;
  choose.hidden = true;
  await showCard();
});

pay.addEventListener('submit', async (event) => {
  event.preventDefault();
  const {error} = await stripe.confirmPayment({
    elements,
    redirect: 'if_required',
    confirmParams: {return_url: `${location.origin}/orders/${order}/done`},
  });
  if (error) {
    told.textContent = error.message;
    return;
  }
  const standing = await ask('POST', `/api/orders/${order}/confirmed`);
  told.textContent = standing.text ?? standing.problem;
  pay.hidden = standing.result !== 'declined';
});
