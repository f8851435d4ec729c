// SPDX-License-Identifier: MIT
// Moving about in a list.
#include "list.h"

static void show_selected(struct list *list)
{
    if (list->selected < list->top)
        list->top = list->selected;
    else if (list->height && list->selected >= list->top + list->height)
        list->top = list->selected - list->height + 1;
    // no blank rows below while there are some above
    if (list->top + list->height > list->count)
        list->top = list->count > list->height ? list->count - list->height : 0;
}

void list_select(struct list *list, size_t index)
{
    list->selected = index < list->count ? index : list->count ? list->count - 1 : 0;
    show_selected(list);
}

void list_fit(struct list *list, size_t count, size_t height)
{
    list->count = count;
    list->height = height;
    list_select(list, list->selected);
}

bool list_move(struct list *list, enum action action)
{
    size_t was = list->selected, page = list->height > 1 ? list->height - 1 : 1, to;
    switch (action) {
    case ACTION_UP:
        to = was ? was - 1 : 0;
        break;
    case ACTION_DOWN:
        to = was + 1;
        break;
    case ACTION_PAGE_UP:
        to = was > page ? was - page : 0;
        list->top = list->top > page ? list->top - page : 0;
        break;
    case ACTION_PAGE_DOWN:
        to = was + page;
        list->top += page;
        break;
    case ACTION_FIRST:
        to = 0;
        break;
    case ACTION_LAST:
        to = list->count;
        break;
    default:
        return false;
    }
    list_select(list, to);
    return list->selected != was;
}
