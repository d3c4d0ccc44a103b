/** The keys of all users as OpenSSH reads them: an export that nothing here reads. */
@NullMarked
package io.gantry.git.authorizedkeys;

import org.jspecify.annotations.NullMarked;
