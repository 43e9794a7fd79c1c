"""The pages on which a person keeps filters of a list as views; the same for every list."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries import saved_views
from portal.context import db, page, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services import saved_views as keeping
from portal.services.inputs import Input, RowNumber
from portal.services.saved_views import ViewName
from portal.translate import gettext as _


class ViewRenamed(ViewName):
    """Which view, and what it is to be called."""

    view: RowNumber


class ViewChosen(Input):
    """Which view."""

    view: RowNumber


@dataclass(frozen=True)
class ViewedList:
    """A list and the filter that stands in the address.

    Args:
        listed: the list's endpoint; `blueprint` is where its views are kept.
        title: what the page is called.
        address: the filter as it stands behind the question mark; `words` what it says.
    """

    listed: str
    blueprint: str
    title: str
    address: str
    words: Sequence[str]

    def url(self, name: str) -> str:
        """The address of one of these pages, with the filter where there is one."""
        return f"{url_for(f'{self.blueprint}.{name}')}{self.filter}"

    @property
    def list_url(self) -> str:
        """The list as it is filtered now."""
        return f"{url_for(self.listed)}{self.filter}"

    @property
    def filter(self) -> str:
        """The filter with its question mark; empty without one."""
        return f"?{self.address}" if self.address else ""


def kept(its: ViewedList) -> ResponseReturnValue:
    """The person's views, and the filter in the address to keep as one more."""
    form = Form(ViewName, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            row = keeping.keep(db(), its.listed, its.address, form.data, by=viewer())
            flash(_("Visningen »%(navn)s« er gemt.", navn=row.name), "success")
            return redirect(its.list_url, code=303)
    return _shown(its, form)


def renamed(its: ViewedList) -> ResponseReturnValue:
    """A view gets another name."""
    form = Form(ViewRenamed, request.form)
    if form.data is not None:
        row = saved_views.view_for(db(), viewer(), form.data.view) or abort(404)
        with refusals_in(form):
            keeping.rename(db(), row, form.data, by=viewer())
            flash(_("Visningen hedder nu »%(navn)s«.", navn=form.data.name), "success")
            return redirect(url_for(f"{its.blueprint}.views"), code=303)
    return _shown(its, Form(ViewName), form)


def removed(its: ViewedList) -> ResponseReturnValue:
    """A view is forgotten; what it showed is there still."""
    form = Form(ViewChosen, request.form)
    if form.data is None:
        return _shown(its, Form(ViewName), form)
    row = saved_views.view_for(db(), viewer(), form.data.view) or abort(404)
    keeping.remove(db(), row)
    flash(_("Visningen er fjernet. Det, den viste, er der stadig."), "success")
    return redirect(url_for(f"{its.blueprint}.views"), code=303)


def _shown(
    its: ViewedList,
    form: Form[ViewName],
    changed: Form[ViewRenamed] | Form[ViewChosen] | None = None,
) -> ResponseReturnValue:
    wrong = form.errors or (changed is not None and changed.errors)
    return page(
        "saved_views/list.html",
        status=422 if wrong else 200,
        its=its,
        form=form,
        changed=changed,
        views=saved_views.of_page(db(), viewer(), its.listed),
    )
