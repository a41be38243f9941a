/** What the host lends: its own elementary functions, so that kernel and TypeScript agree to the last bit. */

@external("host", "log")
export declare function log(x: f64): f64;

@external("host", "exp")
export declare function exp(x: f64): f64;

@external("host", "tanh")
export declare function tanh(x: f64): f64;

/** 1/(1 + e^-x). */
@external("host", "expit")
export declare function expit(x: f64): f64;

/** log(1 + e^x). */
@external("host", "softplus")
export declare function softplus(x: f64): f64;
