/** Sign-in by OpenID Connect, with any provider that has an issuer URL. */
@NullMarked
package io.gantry.gateway.oidc;

import org.jspecify.annotations.NullMarked;
