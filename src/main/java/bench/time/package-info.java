/** Time as it is injected into everything that depends on it. Imports nothing of the project. */
package bench.time;
