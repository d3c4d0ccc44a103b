/** What the HTTP server of each service needs beside its settings. */
@NullMarked
package io.gantry.web.server;

import org.jspecify.annotations.NullMarked;
