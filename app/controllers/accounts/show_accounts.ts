import type { HttpContext } from '@adonisjs/core/http'
import { showList } from '#controllers/show_list'
import { missingProvinces } from '#models/account/provinces'
import { regionsNow } from '#models/account/regions_now'
import { siteSetting } from '#models/site_setting'
import { accountsPage } from '#presenters/accounts_page'
import { AccountList } from '#queries/account_list'
import { accountFilters } from '#validators/account_filters'

/** The list of the accounts below a manager, by the filters of the page (L2, L8). */
export async function showAccounts(ctx: HttpContext) {
  const { auth, request, round, session } = ctx
  const actor = auth.getUserOrFail()
  const filters = accountFilters(request.qs())
  const list = new AccountList(actor, round?.id ?? null, filters)
  const [page, under, unused, missing, demanded] = await Promise.all([
    list.page(),
    list.under(),
    list.unused(),
    actor.role === 'nation' ? missingProvinces(regionsNow(round)) : [],
    siteSetting.totpLevels(),
  ])
  return showList(ctx, 'pages/accounts/index', {
    page: accountsPage({ actor, filters, page, under, unused: unused.length, missing, demanded }),
    done: session.flashMessages.get('done'),
  })
}
