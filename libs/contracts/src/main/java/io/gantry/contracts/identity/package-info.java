/** Who acts: roles, the doors people come through, and what happens to identities. */
@NullMarked
package io.gantry.contracts.identity;

import org.jspecify.annotations.NullMarked;
