/* QSopt_ex on a linear program in standard form with integer data: minimise cost.x, columns^T x = right, x >= 0.
 *
 * load() copies the program, solve() is what is timed, value() writes the optimal value as text, drop() frees it. */
#include <gmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <QSopt_ex.h>

static mpq_t *rationals(long count, const long *values)
{
    mpq_t *result = malloc(count * sizeof(mpq_t));
    for (long j = 0; j < count; j++) {
        mpq_init(result[j]);
        mpq_set_si(result[j], values ? values[j] : 0, 1);
    }
    return result;
}

static void forget(long count, mpq_t *values)
{
    for (long j = 0; j < count; j++)
        mpq_clear(values[j]);
    free(values);
}

void *load(int rows, int count, const long *columns, const long *costs, const long *right)
{
    static int started = 0;
    if (!started++)
        QSexactStart();
    long entries = 0, place = 0;
    for (long i = 0; i < (long)rows * count; i++)
        entries += columns[i] != 0;
    int *lengths = calloc(count, sizeof(int)), *starts = calloc(count, sizeof(int));
    int *indices = malloc(entries * sizeof(int));
    long *values = malloc(entries * sizeof(long));
    for (int j = 0; j < count; j++) {
        starts[j] = place;
        for (int i = 0; i < rows; i++)
            if (columns[(long)j * rows + i]) {
                indices[place] = i;
                values[place++] = columns[(long)j * rows + i];
            }
        lengths[j] = place - starts[j];
    }
    char *sense = malloc(rows);
    for (int i = 0; i < rows; i++)
        sense[i] = 'E';
    mpq_t *matrix = rationals(entries, values), *objective = rationals(count, costs), *rhs = rationals(rows, right);
    mpq_t *lower = rationals(count, NULL), *upper = rationals(count, NULL);
    for (int j = 0; j < count; j++)
        mpq_set(upper[j], mpq_ILL_MAXDOUBLE);
    mpq_QSprob program = mpq_QSload_prob("transport", count, rows, lengths, starts, indices, matrix, QS_MIN, objective,
                                         rhs, sense, lower, upper, NULL, NULL);
    forget(entries, matrix), forget(count, objective), forget(rows, rhs), forget(count, lower), forget(count, upper);
    free(lengths), free(starts), free(indices), free(values), free(sense);
    return program;
}

int solve(void *program)
{
    int status = 0;
    if (QSexact_solver(program, NULL, NULL, NULL, PRIMAL_SIMPLEX, &status))
        return 0;
    return status == QS_LP_OPTIMAL;
}

void value(void *program, char *text, int size)
{
    mpq_t result;
    mpq_init(result);
    mpq_QSget_objval(program, &result);
    gmp_snprintf(text, size, "%Qd", result);
    mpq_clear(result);
}

void drop(void *program)
{
    mpq_QSfree_prob(program);
}
