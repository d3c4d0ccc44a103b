/** What every HTTP door of ours does alike. */
@NullMarked
package io.gantry.web;

import org.jspecify.annotations.NullMarked;
